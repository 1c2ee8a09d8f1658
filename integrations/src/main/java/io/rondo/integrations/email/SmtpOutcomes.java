package io.rondo.integrations.email;

import io.rondo.workers.delivery.Outcome;
import io.rondo.workers.delivery.Outcome.Kind;
import org.apache.camel.Exchange;

/** Says what became of a mail, by the server's answer or by where the line broke. */
final class SmtpOutcomes {

  /** The exchange property that holds the id of the ledger's row; absent for other mail. */
  static final String DELIVERY = "deliveryId";

  private SmtpOutcomes() {}

  /** The server took it. */
  static void sent(Exchange exchange) {
    exchange.getMessage().setBody(Outcome.sent(id(exchange)));
  }

  /** The submission failed. */
  static void failed(Exchange exchange) {
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    exchange.getMessage().setBody(of(id(exchange), failure));
  }

  /** 4xx is later, 5xx is never, silence after the final dot is a doubt (RFC 5321, 4.2.1). */
  static Outcome of(long deliveryId, Exception failure) {
    String detail = Replies.detail(failure);
    if (failure instanceof ServerUnreachable) {
      return Outcome.notTried(deliveryId, Outcome.UNREACHABLE, detail);
    }
    if (failure instanceof AnswerMissing) {
      return new Outcome(deliveryId, Kind.IN_DOUBT, "no_answer", detail);
    }
    int code = Replies.code(failure);
    if (code / 100 == 5 && Replies.aboutSender(failure)) {
      // The server wants none of our mail: no recipient is to blame.
      return Outcome.notTried(deliveryId, Outcome.UNREACHABLE, detail);
    }
    if (code / 100 == 5) {
      return new Outcome(deliveryId, Kind.REFUSED, "refused " + Replies.status(failure), detail);
    }
    return new Outcome(
        deliveryId, Kind.DEFERRED, code == 0 ? "line_lost" : "deferred " + code, detail);
  }

  private static long id(Exchange exchange) {
    return exchange.getProperty(DELIVERY, 0L, Long.class);
  }
}
