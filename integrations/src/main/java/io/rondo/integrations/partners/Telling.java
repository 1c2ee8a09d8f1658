package io.rondo.integrations.partners;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.workers.fulfilment.Effect;
import io.rondo.workers.fulfilment.PartnerActs;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.Told;
import io.rondo.workers.partner.PartnerCaller;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands on what a partner tells of an order, and answers with what became of it. */
@Component
class Telling {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final OwnOrders orders;
  private final PartnerActs acts;

  Telling(OwnOrders orders, PartnerActs acts) {
    this.orders = orders;
    this.acts = acts;
  }

  /**
   * Tells.
   *
   * @param key of the request; live and sandbox do not share theirs
   * @param body what {@link PartnerSignal.Kind} says, without absent fields
   * @throws PartnerProblem 404 for an order that is none of theirs, 409 for what comes too late
   */
  Told tell(
      PartnerCaller caller,
      String order,
      PartnerSignal.Kind kind,
      Map<String, ?> body,
      String key) {
    orders.get(caller, order);
    String id = (caller.test() ? "test:" : "api:") + key;
    Told told = acts.tell(caller, order, kind, JSON.valueToTree(body).toString(), id);
    switch (told.effect()) {
      case REPLACED ->
          throw refused(
              "order_replaced",
              "Another partner has the order",
              told,
              "Another partner has what was left of this order; nothing more is expected of you.");
      case LATE -> throw refused("late", "Too late", told, "The order is further than that.");
      case REFUSED ->
          throw refused("refused", "It cannot be", told, "That cannot be as things are.");
      default -> {
        return told;
      }
    }
  }

  private static PartnerProblem refused(String code, String title, Told told, String otherwise) {
    String detail = told.detail();
    return PartnerProblem.of(
        HttpStatus.CONFLICT, code, title, detail == null || detail.isBlank() ? otherwise : detail);
  }

  /** 202 for what is kept until its time comes, 200 otherwise. */
  static ResponseEntity<Outcome> answer(Told told) {
    HttpStatus status = told.effect() == Effect.EARLY ? HttpStatus.ACCEPTED : HttpStatus.OK;
    return ResponseEntity.status(status).body(Outcome.of(told));
  }

  /** What became of something that was told. */
  @Snake
  @Schema(name = "Outcome", description = "What became of what you told")
  record Outcome(
      @Schema(
              example = "moved",
              description =
                  "moved: the order is further. noted: kept. repeated: told before, without a second"
                      + " effect. early: kept and looked at again")
          String effect,
      @Schema(example = "") String detail,
      OrderView order) {

    static Outcome of(Told told) {
      return new Outcome(told.effect().text(), told.detail(), OrderView.of(told.after()));
    }
  }
}
