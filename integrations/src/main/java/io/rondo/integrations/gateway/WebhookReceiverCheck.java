package io.rondo.integrations.gateway;

import io.rondo.integrations.gateway.Trial.Signed;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Webhooks;
import io.rondo.workers.sandbox.CheckCase;
import io.rondo.workers.sandbox.EndpointCheck;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * The self-check of a partner that fetches its orders: all cases go to its test webhook. An order
 * is there an event that says so; another body under the same id is one that was altered on its
 * way.
 */
@Component
class WebhookReceiverCheck implements EndpointCheck {

  private static final int BIG = 10_000;

  private final PartnerHttp http;
  private final Webhooks webhooks;

  WebhookReceiverCheck(PartnerHttp http, Webhooks webhooks) {
    this.http = http;
    this.webhooks = webhooks;
  }

  @Override
  public boolean covers(Partner partner) {
    return partner.transport() == Partner.Transport.API;
  }

  @Override
  public void run(Partner partner, Order sample, BiConsumer<CheckCase, Verdict> each) {
    EventTrials events = new EventTrials(http, webhooks, partner);
    byte[] placed = event("order.submitted", sample.code(), "submitted");
    EventTrials.taken(each, CheckCase.ORDER_ACCEPTED, events.send("placed", placed, Signed.RIGHT));
    EventTrials.taken(
        each, CheckCase.SAME_KEY_ONE_ORDER, events.send("placed", placed, Signed.RIGHT));
    EventTrials.refused(
        each,
        CheckCase.SAME_KEY_OTHER_BODY,
        events.altered("placed", placed, event("order.submitted", "po_check_other", "submitted")));
    EventTrials.refused(each, CheckCase.BAD_SIGNATURE, events.send("wrong", placed, Signed.WRONG));
    EventTrials.refused(each, CheckCase.OLD_TIMESTAMP, events.send("old", placed, Signed.OLD));
    EventTrials.taken(
        each, CheckCase.ROTATED_SECRET, events.send("rotated", placed, Signed.ROTATED));
    EventTrials.taken(
        each, CheckCase.UNKNOWN_FIELDS, events.send("fields", withMore(placed), Signed.RIGHT));
    events.unknown(each);
    EventTrials.taken(
        each,
        CheckCase.CANCEL_BEFORE_PRODUCTION,
        events.send(
            "cancel", event("order.cancel_requested", sample.code(), "accepted"), Signed.RIGHT));
    events.duplicate(each, sample.code());
    events.outOfOrder(each, sample.code());
    EventTrials.taken(
        each, CheckCase.BIG_ORDER, events.send("big", big(sample.code()), Signed.RIGHT));
  }

  private static byte[] event(String type, String order, String state) {
    return EventTrials.body(type, order, state, EventTrials.now());
  }

  private static byte[] withMore(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    return text.replace("\"data\":{", "\"colour\":\"green\",\"data\":{\"mood\":\"good\",")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] big(String order) {
    String text = new String(event("order.submitted", order, "submitted"), StandardCharsets.UTF_8);
    return text.replace("\"data\":{", "\"data\":{\"quantity\":" + BIG + ",")
        .getBytes(StandardCharsets.UTF_8);
  }
}
