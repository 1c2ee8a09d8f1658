package io.rondo.integrations.webhook;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Signs and verifies by Standard Webhooks 1.0: id, time and body, by HMAC-SHA-256. */
public final class Signatures {

  private static final String ID = Webhook.UNBRANDED_MSG_ID_KEY;
  private static final String TIMESTAMP = Webhook.UNBRANDED_MSG_TIMESTAMP_KEY;
  private static final String SIGNATURE = Webhook.UNBRANDED_MSG_SIGNATURE_KEY;

  private Signatures() {}

  /**
   * The three headers of a message.
   *
   * @param at the time of this try, by the real clock: the other side compares it with its own
   * @param secrets each of them signs: the other side may know either
   */
  public static Map<String, String> headers(
      String id, Instant at, byte[] body, List<String> secrets) {
    String text = new String(body, StandardCharsets.UTF_8);
    StringJoiner signatures = new StringJoiner(" ");
    try {
      for (String secret : secrets) {
        signatures.add(new Webhook(secret).sign(id, at.getEpochSecond(), text));
      }
    } catch (EmptyWebhookSecretException | WebhookSigningException e) {
      throw new IllegalStateException("A message could not be signed", e);
    }
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put(ID, id);
    headers.put(TIMESTAMP, Long.toString(at.getEpochSecond()));
    headers.put(SIGNATURE, signatures.toString());
    return headers;
  }

  /**
   * Whether one of the secrets signed this, at most five minutes ago. Every secret is tried, so
   * that the time says nothing.
   *
   * @param signature as it came; null for none
   */
  public static boolean verify(
      String id, String timestamp, String signature, byte[] body, List<String> secrets) {
    if (id == null || timestamp == null || signature == null) {
      return false;
    }
    String text = new String(body, StandardCharsets.UTF_8);
    Map<String, List<String>> headers =
        Map.of(ID, List.of(id), TIMESTAMP, List.of(timestamp), SIGNATURE, List.of(signature));
    boolean valid = false;
    for (String secret : secrets) {
      valid |= signedBy(secret, text, headers);
    }
    return valid;
  }

  private static boolean signedBy(String secret, String text, Map<String, List<String>> headers) {
    try {
      new Webhook(secret).verify(text, headers);
      return true;
    } catch (EmptyWebhookSecretException | WebhookVerificationException e) {
      return false;
    }
  }
}
