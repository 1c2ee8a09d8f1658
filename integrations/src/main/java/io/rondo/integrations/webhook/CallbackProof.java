package io.rondo.integrations.webhook;

import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.SigningSecrets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Who posted a callback, by its signature. A partner that does not exist costs the same work as one
 * whose signature is wrong, and gets the same answer.
 */
@Component
class CallbackProof {

  private static final int MOST_REMEMBERED = 2000;
  private static final long NOBODY = -1;
  private static final List<String> OF_NOBODY =
      List.of("whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");

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
  private record Known(long partnerId, List<String> secrets, long until) {

    @Override
    public String toString() {
      return "Known[" + partnerId + "]";
    }
  }

  /** The partner of this code, when it signed this body within five minutes; else empty. */
  OptionalLong partner(String code, String id, String timestamp, String signature, byte[] body) {
    Known claimed = of(code);
    boolean valid = Signatures.verify(id, timestamp, signature, body, claimed.secrets());
    return valid && claimed.partnerId() != NOBODY
        ? OptionalLong.of(claimed.partnerId())
        : OptionalLong.empty();
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
    List<String> valid = partner.map(one -> secrets.valid(one.id())).orElse(List.of());
    return valid.isEmpty()
        ? new Known(NOBODY, OF_NOBODY, until)
        : new Known(partner.orElseThrow().id(), valid, until);
  }
}
