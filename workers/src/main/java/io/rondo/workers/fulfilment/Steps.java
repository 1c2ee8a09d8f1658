package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import java.math.BigDecimal;

/** The variables that steps and tasks of fulfilment share. */
final class Steps {

  private Steps() {}

  /** The order that the step is about. */
  static long order(Step step) {
    return id(step, "orderId");
  }

  /** The deliverable that the step is about. */
  static long deliverable(Step step) {
    return id(step, "deliverableId");
  }

  private static long id(Step step, String variable) {
    BigDecimal id = step.number(variable);
    if (id == null) {
      throw new StepRefused("The process has no " + variable + ": its model does not pass it on.");
    }
    return id.longValue();
  }
}
