package io.rondo.workers.approval;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.engine.Worker;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lays one review on a desk. What an earlier reviewer filled in is taken away. */
@Component
class RequestSignatureWorker implements Worker {

  private static final String[] FORM =
      Stream.concat(
              Stream.of(
                  "reviewDecision",
                  "reviewComment",
                  "approvalNote",
                  "commentShared",
                  "delegateTo",
                  "signedSeal"),
              Arrays.stream(Decision.values())
                  .filter(decision -> !Reason.of(decision).isEmpty())
                  .map(decision -> decision.text() + "Reason"))
          .toArray(String[]::new);

  private final Requests requests;

  RequestSignatureWorker(Requests requests) {
    this.requests = requests;
  }

  @Override
  public String topic() {
    return "approval.requestSignature";
  }

  @Override
  public Result perform(Step step) {
    Requests.Request request = requests.lay(step.businessKey(), dutyId(step));
    Duty duty = request.duty();
    return Result.of("dutyId", duty.id())
        .and("dutyName", duty.name())
        .and("reviewer", duty.assignedTo())
        .and("reviewerGroup", duty.assignedGroup())
        .and("seal", request.seal())
        .and("remindAt", request.remindAt())
        .and("escalateAt", request.dueAt())
        .and("deadlineAt", request.deadlineAt())
        .and("reviewDueAt", request.dueAt())
        .and("ask", ask(duty))
        .and("reviewDelegated", false)
        .and("stageDecided", false)
        .without(FORM);
  }

  private static String ask(Duty duty) {
    String again = duty.askedBecause() == null ? "" : " " + duty.askedBecause();
    return "%s, round %d.%s".formatted(duty.name(), duty.round(), again);
  }

  /** The same again after a delegation; else the one of this place in the list. */
  private static long dutyId(Step step) {
    BigDecimal known = step.number("dutyId");
    if (known != null) {
      return known.longValue();
    }
    String[] ids = step.text("dutyIds").split(",");
    BigDecimal index = step.number("reviewIndex");
    if (index == null || index.intValue() >= ids.length || ids[index.intValue()].isBlank()) {
      throw new StepRefused("The process does not say which review it asks for.");
    }
    return Long.parseLong(ids[index.intValue()].strip());
  }
}
