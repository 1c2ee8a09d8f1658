package io.rondo.integrations.webhook;

import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.SigningSecrets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Who posted a callback, by its signature. A partner that does not exist, or has no secret, costs
 * the same work as one whose signature is wrong, and gets the same answer.
 */
@Component
class CallbackProof {

  private static final int MOST_REMEMBERED = 2000;
  private static final long NOBODY = -1;
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Partners partners;
  private final SigningSecrets secrets;
  private final Duration remember;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  CallbackProof(Partners partners, SigningSecrets secrets, WebhookSettings settings) {
    this.partners = partners;
    this.secrets = secrets;
    this.remember = settings.remember();
  }

  /** What was read of a partner, and until when it counts by {@link System#nanoTime}. */
  private record Known(long partnerId, List<String> live, List<String> test, long until) {

    @Override
    public String toString() {
      return "Known[" + partnerId + "]";
    }
  }

  /**
   * Who signed a callback.
   *
   * @param test whether with a secret for the sandbox: then it is about sample orders only
   */
  record Signer(long partnerId, boolean test) {}

  /** The partner of this code, when it signed this body within five minutes; else empty. */
  Optional<Signer> signer(String code, String id, String timestamp, String signature, byte[] body) {
    Known claimed = of(code);
    boolean live = Signatures.verify(id, timestamp, signature, body, claimed.live());
    boolean test = Signatures.verify(id, timestamp, signature, body, claimed.test());
    return (live || test) && claimed.partnerId() != NOBODY
        ? Optional.of(new Signer(claimed.partnerId(), !live))
        : Optional.empty();
  }

  private Known of(String code) {
    long now = System.nanoTime();
    Known remembered = known.get(code);
    if (remembered != null && remembered.until() - now > 0) {
      return remembered;
    }
    Known read = read(code, now + remember.toNanos());
    if (known.size() >= MOST_REMEMBERED) {
      known.clear();
    }
    known.put(code, read);
    return read;
  }

  private Known read(String code, long until) {
    Optional<Partner> partner = partners.find(code);
    return new Known(
        partner.map(Partner::id).orElse(NOBODY),
        valid(partner, false),
        valid(partner, true),
        until);
  }

  /** At least one, so that a partner without a secret takes as long. */
  private List<String> valid(Optional<Partner> partner, boolean test) {
    List<String> valid = partner.map(one -> secrets.valid(one.id(), test)).orElse(List.of());
    return valid.isEmpty() ? List.of(unknownToAll()) : valid;
  }

  private static String unknownToAll() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }
}
