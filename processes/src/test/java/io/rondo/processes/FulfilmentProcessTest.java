package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/**
 * A campaign with something to be made by a partner, driven by the facts of its steps and by what
 * the partner tells.
 */
abstract class FulfilmentProcessTest extends CampaignProcessTest {

  static final String ANSWERED = "fulfilment.orderAnswered";
  static final String DRAFT_RECEIVED = "fulfilment.draftReceived";
  static final String PRODUCED = "fulfilment.orderProduced";
  static final String HANDED_OVER = "fulfilment.orderHandedOver";
  static final String OUTCOMES_RECEIVED = "fulfilment.outcomesReceived";
  static final String CANCELLATION_ANSWERED = "fulfilment.cancellationAnswered";
  static final String STOP_WANTED = "fulfilment.orderStopWanted";
  static final String DEPENDENCY_MET = "fulfilment.dependencyMet";

  @BeforeEach
  void aPartnerIsFound() {
    fact(
        "fulfilment.planDeliverables",
        Map.of("deliverablesFound", true, "deliverableCount", 1, "deliverableIds", "5"));
    fact("fulfilment.openDeliverable", opened(true));
    fact("fulfilment.placeOrder", placed(17L));
    fact("fulfilment.submitOrder", Map.of("remindAt", later(), "answerDueAt", later()));
    fact("fulfilment.readAnswer", Map.of("orderAccepted", true));
    fact("fulfilment.openProof", proof(false));
    fact("fulfilment.requestRevision", Map.of("draftRemindAt", later(), "draftDueAt", later()));
    Map<String, Object> production = new HashMap<>();
    production.put("productionRemindAt", later());
    production.put("productionDueAt", later());
    production.put("handoverRemindAt", later());
    fact("fulfilment.openProduction", production);
    fact("fulfilment.grantDelay", production);
    fact("fulfilment.reconcileOrder", Map.of("orderReconciled", true, "gapCount", 0));
    fact("fulfilment.cancelOrder", Map.of("cancellationKnown", true, "cancelDueAt", later()));
  }

  static Date later() {
    return inTwoWeeks();
  }

  static Map<String, Object> opened(boolean dependenciesMet) {
    return Map.of(
        "deliverableId", 5L, "deliverableTitle", "Letters", "dependenciesMet", dependenciesMet);
  }

  static Map<String, Object> placed(long order) {
    return Map.of(
        "partnerFound", true, "orderId", order, "orderCode", "po_" + order, "partnerName", "Ink");
  }

  static Map<String, Object> nobodyIsLeft() {
    return Map.of("partnerFound", false);
  }

  static Map<String, Object> proof(boolean expected) {
    return Map.of(
        "draftExpected",
        expected,
        "draftAccepted",
        !expected,
        "draftRemindAt",
        later(),
        "draftDueAt",
        later());
  }

  /** The partner does everything that is still to be done. */
  void theRestGoesWell() {
    for (String message : List.of(ANSWERED, PRODUCED, HANDED_OVER)) {
      if (waitsFor(message)) {
        tell(message);
      }
    }
  }

  boolean waitsFor(String message) {
    return engine
            .getRuntimeService()
            .createExecutionQuery()
            .processInstanceBusinessKey(code())
            .messageEventSubscriptionName(message)
            .count()
        == 1;
  }

  void endedBy(String... events) {
    for (String event : events) {
      assertThat(times(event)).as(event).isPositive();
    }
    assertThat(running()).as("instances that still run").isZero();
  }
}
