package io.rondo.integrations.gateway;

import io.rondo.integrations.http.Answer;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.integrations.http.Unanswered;
import io.rondo.integrations.webhook.Signatures;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Requests of the self-check: right ones, and wrong ones on purpose. */
final class Trial {

  private static final String STRANGER = "whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCwgMzIgYnl0ZXM=";
  private static final Duration TOO_OLD = Duration.ofMinutes(6);

  private final PartnerHttp http;
  private final List<String> secrets;

  /**
   * @param secrets that the partner knows; empty where it verifies nothing
   */
  Trial(PartnerHttp http, List<String> secrets) {
    this.http = http;
    this.secrets = secrets;
  }

  /** How a request is signed. */
  enum Signed {
    RIGHT,
    /** By somebody else. */
    WRONG,
    /** Six minutes ago. */
    OLD,
    /** By a secret that the partner does not know yet, and by the one that it knows. */
    ROTATED
  }

  /** What came back; null when nothing did. */
  record Reply(Answer answer, String failure) {

    int status() {
      return answer == null ? 0 : answer.status();
    }

    boolean ok() {
      return answer != null && answer.ok();
    }

    /** Whether it was refused for what was wrong with it. */
    boolean refused() {
      return status() >= 400 && status() < 500 && status() != 404 && status() != 429;
    }

    /** As a sentence. */
    String said() {
      return answer == null ? failure : "It answered with " + status() + ".";
    }
  }

  /** Whether there is a secret to sign with. */
  boolean signs() {
    return !secrets.isEmpty();
  }

  /** One request. */
  Reply post(String url, String id, byte[] body, Signed how, Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.putAll(signature(id, body, how));
    headers.putAll(more);
    try {
      return new Reply(http.send("POST", url, headers, body), null);
    } catch (Unanswered e) {
      return new Reply(null, e.getMessage());
    }
  }

  private Map<String, String> signature(String id, byte[] body, Signed how) {
    Instant now = Clock.systemUTC().instant();
    if (secrets.isEmpty() && how != Signed.WRONG) {
      return Map.of();
    }
    return switch (how) {
      case RIGHT -> Signatures.headers(id, now, body, secrets);
      case WRONG -> Signatures.headers(id, now, body, List.of(STRANGER));
      case OLD -> Signatures.headers(id, now.minus(TOO_OLD), body, secrets);
      case ROTATED -> Signatures.headers(id, now, body, List.of(STRANGER, secrets.get(0)));
    };
  }

  /** The signature of one body on another. */
  Reply altered(String url, String id, byte[] signedBody, byte[] sentBody) {
    Map<String, String> headers = new LinkedHashMap<>(signature(id, signedBody, Signed.RIGHT));
    headers.put("Content-Type", "application/json");
    try {
      return new Reply(http.send("POST", url, headers, sentBody), null);
    } catch (Unanswered e) {
      return new Reply(null, e.getMessage());
    }
  }
}
