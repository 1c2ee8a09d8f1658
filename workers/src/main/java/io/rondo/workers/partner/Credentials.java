package io.rondo.workers.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.workers.token.SecretBox;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * With what we prove to a partner who we are: passwords, keys and secrets of its transport, sealed
 * for this partner alone.
 */
@Service
public class Credentials {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() {};
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,39}");
  private static final int LONGEST = 10_000;

  private final PartnerMapper mapper;
  private final SecretBox box;
  private final Clock clock;

  Credentials(PartnerMapper mapper, SecretBox box, Clock clock) {
    this.mapper = mapper;
    this.box = box;
    this.clock = clock;
  }

  /** For the door that connects; empty when there are none. Never to be shown or logged. */
  @Transactional(readOnly = true)
  public Map<String, String> of(long partnerId) {
    String sealed = mapper.credentials(partnerId);
    if (sealed == null) {
      return Map.of();
    }
    try {
      return JSON.readValue(box.open(purpose(partnerId), sealed), TEXTS);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The credentials of partner " + partnerId + " are no JSON.");
    }
  }

  /** What is kept, by name; the values are never shown again. */
  @Transactional(readOnly = true)
  public Set<String> names(long partnerId) {
    return new TreeSet<>(of(partnerId).keySet());
  }

  /**
   * Keeps one, in place of an older one of that name.
   *
   * @param name for example {@code password}, {@code private_key}, {@code signing_secret}
   * @throws PartnerChangeRefused when the name or the value cannot be
   */
  @Transactional
  public void keep(long partnerId, String name, String value, String who) {
    if (name == null || !NAME.matcher(name).matches()) {
      throw new PartnerChangeRefused(
          "Name the credential with lower-case letters, digits and underscores, for example"
              + " password.");
    }
    if (value == null || value.isBlank() || value.length() > LONGEST) {
      throw new PartnerChangeRefused("Enter the credential, at most 10,000 characters.");
    }
    change(partnerId, name, value, who);
  }

  /** Forgets one. Twice is once. */
  @Transactional
  public void forget(long partnerId, String name, String who) {
    change(partnerId, name, null, who);
  }

  private void change(long partnerId, String name, String value, String who) {
    if (mapper.lock(partnerId) == null) {
      throw new UnknownPartner(partnerId);
    }
    Map<String, String> kept = new TreeMap<>(of(partnerId));
    if (value == null) {
      kept.remove(name);
    } else {
      kept.put(name, value);
    }
    try {
      String sealed =
          kept.isEmpty() ? null : box.seal(purpose(partnerId), JSON.writeValueAsString(kept));
      mapper.keepCredentials(partnerId, sealed, clock.instant());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can always be written as JSON.");
    }
    mapper.log(
        partnerId,
        value == null ? "credential_forgotten" : "credential_kept",
        who,
        name,
        clock.instant());
  }

  private static String purpose(long partnerId) {
    return "partner-credentials-" + partnerId;
  }
}
