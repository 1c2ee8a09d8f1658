package io.rondo.workers.partner;

import io.rondo.workers.token.SecretBox;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The secrets with which partners sign what they post to us (Standard Webhooks): one for live
 * orders, another for the sandbox. After a change the older one holds for a while, so that a
 * partner can change without losing a call.
 */
@Service
public class SigningSecrets {

  /** The longest that an older secret may still hold. */
  public static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

  private static final int BYTES = 32;

  private final SigningSecretMapper mapper;
  private final PartnerMapper partners;
  private final SecretBox box;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  SigningSecrets(SigningSecretMapper mapper, PartnerMapper partners, SecretBox box, Clock clock) {
    this.mapper = mapper;
    this.partners = partners;
    this.box = box;
    this.clock = clock;
  }

  /**
   * Makes the partner's secret, or the next one.
   *
   * @param test whether it is for the sandbox, else for live orders
   * @param overlap how long the older one still holds; none when it has leaked
   * @return the secret, {@code whsec_…}, to be shown once
   * @throws PartnerChangeRefused when the overlap is negative or longer than a week
   */
  @Transactional
  public NewSecret create(long partnerId, boolean test, Duration overlap, String who) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new PartnerChangeRefused("The older secret holds for 0 to 168 more hours.");
    }
    if (partners.lock(partnerId) == null) {
      throw new UnknownPartner(partnerId);
    }
    Instant now = clock.instant();
    mapper.endAll(partnerId, test, now.plus(overlap));
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String secret = "whsec_" + Base64.getEncoder().encodeToString(bytes);
    mapper.insert(partnerId, test, box.seal(purpose(partnerId), secret), now);
    partners.log(partnerId, "signing_secret_created", who, test ? "test" : "live", now);
    return new NewSecret(mapper.of(partnerId).get(0).id(), "whsec_", secret);
  }

  /**
   * Those that count now, the newest first; to be compared with, never to be shown.
   *
   * @param test those for the sandbox, else those for live orders
   */
  @Transactional(readOnly = true)
  public List<String> valid(long partnerId, boolean test) {
    Instant now = clock.instant();
    return mapper.of(partnerId).stream()
        .filter(row -> row.test() == test && secret(row).holds(now))
        .map(row -> box.open(purpose(partnerId), row.secret()))
        .toList();
  }

  /** All there were, the newest first, without the secrets. */
  @Transactional(readOnly = true)
  public List<SigningSecret> of(long partnerId) {
    return mapper.of(partnerId).stream().map(SigningSecrets::secret).toList();
  }

  /** Nothing that the partner signs for this kind of orders counts any more. Twice is once. */
  @Transactional
  public void revokeAll(long partnerId, boolean test, String who) {
    if (mapper.endAll(partnerId, test, clock.instant()) > 0) {
      partners.log(
          partnerId, "signing_secrets_revoked", who, test ? "test" : "live", clock.instant());
    }
  }

  private static SigningSecret secret(SigningSecretMapper.Row row) {
    return new SigningSecret(row.id(), row.test(), row.createdAt(), row.expiresAt());
  }

  private static String purpose(long partnerId) {
    return "partner-signing-" + partnerId;
  }
}
