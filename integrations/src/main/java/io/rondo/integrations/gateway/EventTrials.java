package io.rondo.integrations.gateway;

import io.rondo.integrations.gateway.Trial.Reply;
import io.rondo.integrations.gateway.Trial.Signed;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.WebhookTarget;
import io.rondo.workers.partner.Webhooks;
import io.rondo.workers.sandbox.CheckCase;
import io.rondo.workers.sandbox.EndpointCheck.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** The cases of the self-check that send events to a partner's test webhook. */
final class EventTrials {

  private static final String MISSING =
      "There is no active test webhook: register one, so that events can be tried.";

  private final WebhookTarget target;
  private final Trial trial;
  private final String mark = "msg_check_" + UUID.randomUUID().toString().replace("-", "");

  EventTrials(PartnerHttp http, Webhooks webhooks, Partner partner) {
    target = webhooks.testTarget(partner.id()).orElse(null);
    trial = new Trial(http, target == null ? List.of() : target.secrets());
  }

  /** The body of an event about an order. */
  static byte[] body(String type, String order, String state, Instant at) {
    return "{\"type\":\"%s\",\"timestamp\":\"%s\",\"data\":{\"order\":\"%s\",\"state\":\"%s\"}}"
        .formatted(type, at.truncatedTo(ChronoUnit.SECONDS), order, state)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Sends an event under a name of its own. */
  Reply send(String name, byte[] body, Signed how) {
    return target == null
        ? new Reply(null, MISSING)
        : trial.post(target.url(), mark + name, body, how, Map.of());
  }

  /** Sends a body under the signature of another. */
  Reply altered(String name, byte[] signed, byte[] sent) {
    return target == null
        ? new Reply(null, MISSING)
        : trial.altered(target.url(), mark + name, signed, sent);
  }

  static Instant now() {
    return Clock.systemUTC().instant();
  }

  void unknown(BiConsumer<CheckCase, Verdict> each) {
    byte[] body = body("order.painted_green", "po_check_unknown", "submitted", now());
    taken(each, CheckCase.UNKNOWN_EVENT, send("unknown", body, Signed.RIGHT));
  }

  void duplicate(BiConsumer<CheckCase, Verdict> each, String order) {
    byte[] body = body("order.submitted", order, "submitted", now());
    Reply first = send("twice", body, Signed.RIGHT);
    Reply second = send("twice", body, Signed.RIGHT);
    taken(each, CheckCase.DUPLICATE_EVENT, first.ok() ? second : first);
  }

  void outOfOrder(BiConsumer<CheckCase, Verdict> each, String order) {
    Instant now = now();
    Reply newer = send("newer", body("order.produced", order, "produced", now), Signed.RIGHT);
    Reply older =
        send(
            "older",
            body("order.in_production", order, "in_production", now.minus(Duration.ofMinutes(1))),
            Signed.RIGHT);
    taken(each, CheckCase.OUT_OF_ORDER_EVENT, newer.ok() ? older : newer);
  }

  /** A case that passes when the event was taken. */
  static void taken(BiConsumer<CheckCase, Verdict> each, CheckCase rule, Reply reply) {
    each.accept(rule, new Verdict(reply.ok(), reply.said()));
  }

  /** A case that passes when the event was refused. */
  static void refused(BiConsumer<CheckCase, Verdict> each, CheckCase rule, Reply reply) {
    each.accept(rule, new Verdict(reply.refused(), reply.said()));
  }
}
