package io.rondo.integrations.gateway;

import io.rondo.integrations.gateway.Trial.Reply;
import io.rondo.integrations.gateway.Trial.Signed;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Webhooks;
import io.rondo.workers.sandbox.CheckCase;
import io.rondo.workers.sandbox.EndpointCheck;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * The self-check of an endpoint that takes orders. Events go to the partner's test webhook, signed
 * with its secret.
 */
@Component
class OrderEndpointCheck implements EndpointCheck {

  private static final int BIG = 10_000;

  private final PartnerHttp http;
  private final PartnerLogins logins;
  private final OrderBody bodies;
  private final Webhooks webhooks;

  OrderEndpointCheck(PartnerHttp http, PartnerLogins logins, OrderBody bodies, Webhooks webhooks) {
    this.http = http;
    this.logins = logins;
    this.bodies = bodies;
    this.webhooks = webhooks;
  }

  @Override
  public boolean covers(Partner partner) {
    return partner.transport() == Partner.Transport.REST;
  }

  @Override
  public void run(Partner partner, Order sample, BiConsumer<CheckCase, Verdict> each) {
    String secret = logins.signingSecret(partner, true);
    Trial trial = new Trial(http, secret == null ? List.of() : List.of(secret));
    try {
      Map<String, String> login = logins.header(partner, RestConnection.of(partner));
      new Run(partner, sample, trial, login, each).play();
    } catch (PartnerRefused | PartnerUnreachable e) {
      for (CheckCase rule : CheckCase.values()) {
        each.accept(rule, new Verdict(false, e.getMessage()));
      }
    }
  }

  /**
   * One run. Each case has an order of its own, so that none depends on what another left behind.
   */
  private final class Run {
    private final Partner partner;
    private final Order sample;
    private final Trial trial;
    private final Map<String, String> login;
    private final BiConsumer<CheckCase, Verdict> each;
    private final String orders;
    private final String mark = UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    Run(
        Partner partner,
        Order sample,
        Trial trial,
        Map<String, String> login,
        BiConsumer<CheckCase, Verdict> each) {
      this.partner = partner;
      this.sample = sample;
      this.trial = trial;
      this.login = login;
      this.each = each;
      this.orders = RestConnection.of(partner).orders();
    }

    void play() {
      accepted(CheckCase.ORDER_ACCEPTED, submit(sample.code(), bodies.of(sample), Signed.RIGHT));
      sameKey();
      otherBody();
      signature(CheckCase.BAD_SIGNATURE, Signed.WRONG);
      signature(CheckCase.OLD_TIMESTAMP, Signed.OLD);
      rotated();
      accepted(
          CheckCase.UNKNOWN_FIELDS,
          submit(code("fields"), bodies.trial(sample, code("fields"), 2, true), Signed.RIGHT));
      EventTrials events = new EventTrials(http, webhooks, partner);
      events.unknown(each);
      cancel();
      events.duplicate(each, sample.code());
      events.outOfOrder(each, sample.code());
      accepted(
          CheckCase.BIG_ORDER,
          submit(code("big"), bodies.trial(sample, code("big"), BIG, false), Signed.RIGHT));
    }

    private String code(String name) {
      return "po_check_" + mark + "_" + name;
    }

    private byte[] small(String name) {
      return bodies.trial(sample, code(name), 2, false);
    }

    private Reply submit(String key, byte[] body, Signed how) {
      Map<String, String> headers = new java.util.LinkedHashMap<>(login);
      headers.put("Idempotency-Key", key);
      return trial.post(orders, key, body, how, headers);
    }

    private void accepted(CheckCase rule, Reply reply) {
      each.accept(rule, new Verdict(isTaken(reply), why(reply)));
    }

    private boolean isTaken(Reply reply) {
      if (reply.answer() == null) {
        return false;
      }
      try {
        RestAnswer.taken(partner.code(), null, reply.answer());
        return true;
      } catch (PartnerRefused | PartnerUnreachable e) {
        return false;
      }
    }

    private String why(Reply reply) {
      return isTaken(reply) || !reply.ok()
          ? reply.said()
          : reply.said() + " But its body says no, or is no JSON object.";
    }

    private void sameKey() {
      Reply first = submit(code("same"), small("same"), Signed.RIGHT);
      Reply second = submit(code("same"), small("same"), Signed.RIGHT);
      String one = reference(first);
      boolean same =
          isTaken(first) && isTaken(second) && one != null && one.equals(reference(second));
      each.accept(
          CheckCase.SAME_KEY_ONE_ORDER,
          new Verdict(
              same,
              same
                  ? "Both times it named the same reference."
                  : "Both answers must be successes and name one reference. " + second.said()));
    }

    private String reference(Reply reply) {
      return isTaken(reply)
          ? RestAnswer.taken(partner.code(), null, reply.answer()).reference()
          : null;
    }

    private void otherBody() {
      submit(code("other"), small("other"), Signed.RIGHT);
      Reply other =
          submit(code("other"), bodies.trial(sample, code("other"), 3, false), Signed.RIGHT);
      each.accept(
          CheckCase.SAME_KEY_OTHER_BODY,
          new Verdict(other.status() == 409 || other.status() == 422, other.said()));
    }

    private void signature(CheckCase rule, Signed how) {
      Reply reply = submit(code(how.name()), small(how.name()), how);
      each.accept(
          rule,
          trial.signs()
              ? new Verdict(reply.refused(), reply.said())
              : new Verdict(false, NO_SECRET));
    }

    private void rotated() {
      if (trial.signs()) {
        accepted(
            CheckCase.ROTATED_SECRET, submit(code("rotated"), small("rotated"), Signed.ROTATED));
      } else {
        each.accept(CheckCase.ROTATED_SECRET, new Verdict(false, NO_SECRET));
      }
    }

    private void cancel() {
      submit(code("cancel"), small("cancel"), Signed.RIGHT);
      String key = code("cancel") + "-cancel";
      Map<String, String> headers = new java.util.LinkedHashMap<>(login);
      headers.put("Idempotency-Key", key);
      Reply reply =
          trial.post(
              orders + "/" + code("cancel") + "/cancel",
              key,
              bodies.cancellation(code("cancel")),
              Signed.RIGHT,
              headers);
      each.accept(
          CheckCase.CANCEL_BEFORE_PRODUCTION,
          new Verdict(isTaken(reply) || reply.status() == 409, reply.said()));
    }
  }

  private static final String NO_SECRET =
      "No signing_secret is kept for this partner: orders are not signed, so nothing can be"
          + " verified.";
}
