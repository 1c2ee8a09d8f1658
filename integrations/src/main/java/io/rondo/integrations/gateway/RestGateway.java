package io.rondo.integrations.gateway;

import io.rondo.integrations.http.Answer;
import io.rondo.integrations.http.PartnerCircuits;
import io.rondo.integrations.http.Request;
import io.rondo.integrations.http.Unanswered;
import io.rondo.integrations.webhook.Signatures;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerGateway;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.partner.Partner;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/**
 * Orders to a partner's own endpoint: {@code POST url/orders} and {@code POST
 * url/orders/{order}/cancel}, under the order's code as {@code Idempotency-Key}, signed by Standard
 * Webhooks. However often it is sent, the partner has one order.
 */
@Component
class RestGateway implements PartnerGateway {

  private static final int UNAUTHORIZED = 401;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int GONE = 410;

  private final ProducerTemplate camel;
  private final PartnerCircuits circuits;
  private final PartnerLogins logins;
  private final OrderBody bodies;

  RestGateway(
      ProducerTemplate camel, PartnerCircuits circuits, PartnerLogins logins, OrderBody bodies) {
    this.camel = camel;
    this.circuits = circuits;
    this.logins = logins;
    this.bodies = bodies;
  }

  @Override
  public Partner.Transport transport() {
    return Partner.Transport.REST;
  }

  @Override
  public Submission submit(Order order, Partner partner) {
    return circuits.call(
        partner.code(),
        () -> {
          String url = RestConnection.of(partner).orders();
          Answer answer =
              send(
                  partner,
                  new Post(
                      PartnerRoutes.SUBMIT, url, order.code(), bodies.of(order), order.test()));
          if (answer.status() == CONFLICT) {
            throw new PartnerRefused(
                "%s says that it knows order %s with another content: ask the partner."
                    .formatted(partner.code(), order.code()));
          }
          RestAnswer taken = RestAnswer.taken(partner.code(), order.code(), answer);
          return new Submission(taken.reference(), null, taken.state().equals("accepted"));
        });
  }

  @Override
  public CancelAnswer cancel(Order order, Partner partner) {
    return circuits.call(
        partner.code(),
        () -> {
          String url = RestConnection.of(partner).orders() + "/" + order.code() + "/cancel";
          String key = order.code() + "-cancel";
          Answer answer =
              send(
                  partner,
                  new Post(
                      PartnerRoutes.CANCEL,
                      url,
                      key,
                      bodies.cancellation(order.code()),
                      order.test()));
          if (answer.status() == NOT_FOUND || answer.status() == GONE) {
            return CancelAnswer.CANCELLED; // it never got there, or is not there any more
          }
          if (answer.status() == CONFLICT) {
            return CancelAnswer.REFUSED;
          }
          return switch (RestAnswer.taken(partner.code(), order.code(), answer).state()) {
            case "cancelled" -> CancelAnswer.CANCELLED;
            case "cancel_refused" -> CancelAnswer.REFUSED;
            default -> CancelAnswer.LATER;
          };
        });
  }

  /** What is sent, by which route and under which key. @param test about a sample order */
  private record Post(String route, String url, String key, byte[] body, boolean test) {}

  private Answer send(Partner partner, Post post) {
    Answer answer = once(partner, post);
    if (answer.status() == UNAUTHORIZED) {
      logins.forget(partner);
      return once(partner, post);
    }
    return answer;
  }

  private Answer once(Partner partner, Post post) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Accept", "application/json");
    headers.put("Idempotency-Key", post.key());
    headers.putAll(logins.header(partner, RestConnection.of(partner)));
    String secret = logins.signingSecret(partner, post.test());
    if (secret != null) {
      headers.putAll(
          Signatures.headers(
              post.key(), Clock.systemUTC().instant(), post.body(), List.of(secret)));
    }
    try {
      return camel.requestBody(
          post.route(), new Request("POST", post.url(), headers, post.body()), Answer.class);
    } catch (CamelExecutionException e) {
      if (e.getCause() instanceof Unanswered unanswered) {
        throw new PartnerUnreachable(
            "%s could not be reached. %s".formatted(partner.code(), unanswered.getMessage()),
            null,
            unanswered);
      }
      throw e;
    }
  }
}
