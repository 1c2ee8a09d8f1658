package io.rondo.workers.partner;

import io.rondo.workers.token.SecretBox;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;

/** The secrets with which Rondo signs what it tells a webhook (Standard Webhooks). */
@Component
class WebhookSecrets {

  private static final String PURPOSE = "partner-webhook";
  private static final int BYTES = 32;

  /** How long the secret before a rotation signs too. */
  static final Duration OVERLAP = Duration.ofHours(24);

  private final SecretBox box;
  private final SecureRandom random = new SecureRandom();

  WebhookSecrets(SecretBox box) {
    this.box = box;
  }

  /** A new one: {@code whsec_} and 256 random bits in Base64. */
  String make() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return "whsec_" + Base64.getEncoder().encodeToString(bytes);
  }

  String seal(String secret) {
    return box.seal(PURPOSE, secret);
  }

  /** Those that sign now, the newest first. */
  List<String> signing(WebhookRow webhook, Instant now) {
    String newest = box.open(PURPOSE, webhook.secret());
    boolean both =
        webhook.previousSecret() != null && webhook.rotatedAt().plus(OVERLAP).isAfter(now);
    return both ? List.of(newest, box.open(PURPOSE, webhook.previousSecret())) : List.of(newest);
  }
}
