package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.math.BigDecimal;
import java.util.Map;
import org.springframework.stereotype.Component;

/** A person found out whether the partner stopped, and what it costs. */
@Component
class DecideCancellationRule implements TaskRule {

  private final Cancellations cancellations;

  DecideCancellationRule(Cancellations cancellations) {
    this.cancellations = cancellations;
  }

  @Override
  public String task() {
    return "Activity_DecideCancellation";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    if (step.text("cancelled").isEmpty()) {
      throw new TaskRefused("Say whether the partner stopped.");
    }
    boolean cancelled = step.yes("cancelled");
    try {
      cancellations.decide(Steps.order(step), cancelled, cost(step), user);
    } catch (OrderRefused e) {
      throw new TaskRefused(e.getMessage());
    }
    return Map.of("cancelled", cancelled);
  }

  /** Entered in whole units with two decimals. */
  private static Long cost(Step step) {
    BigDecimal cost = step.number("cancelCost");
    try {
      return cost == null ? null : cost.movePointRight(2).longValueExact();
    } catch (ArithmeticException e) {
      throw new TaskRefused("The cost has two decimals at most.");
    }
  }
}
