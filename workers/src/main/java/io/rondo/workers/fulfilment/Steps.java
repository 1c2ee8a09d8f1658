package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The variables that steps and tasks of fulfilment share. */
final class Steps {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Steps() {}

  /** Until when somebody has time, as people read it. */
  static String until(Instant at) {
    return "Until " + TIME.format(at) + ".";
  }

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
