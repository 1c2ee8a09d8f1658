package io.rondo.integrations.print;

import io.rondo.integrations.http.Answer;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import java.time.Instant;

/** What the status of a vendor's answer means. */
public final class VendorAnswers {

  private static final int TOO_MANY = 429;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TIMEOUT = 408;

  private VendorAnswers() {}

  /**
   * Lets success through.
   *
   * @throws PartnerUnreachable when it should be tried again later
   * @throws PartnerRefused when trying again would not help
   */
  public static void mustBeTaken(String partner, String order, Answer answer) {
    mustBeHeard(partner, answer);
    if (!answer.ok()) {
      throw new PartnerRefused(
          "%s does not take order %s: status %d.".formatted(partner, order, answer.status()));
    }
  }

  /** Lets success and refusals through. @throws PartnerUnreachable when it is to be tried again */
  public static void mustBeHeard(String partner, Answer answer) {
    int status = answer.status();
    if (status == UNAUTHORIZED || status == FORBIDDEN) {
      throw new PartnerUnreachable(
          "%s does not let us in: check the credentials.".formatted(partner), null, null);
    }
    if (status == TOO_MANY || status == TIMEOUT || status >= 500) {
      throw new PartnerUnreachable(
          "%s is busy: status %d.".formatted(partner, status),
          answer.retryAfter(Instant.now()),
          null);
    }
    if (answer.cut()) {
      throw new PartnerUnreachable("%s answered too much.".formatted(partner), null, null);
    }
  }
}
