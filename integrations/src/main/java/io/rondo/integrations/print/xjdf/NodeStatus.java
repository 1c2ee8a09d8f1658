package io.rondo.integrations.print.xjdf;

import io.rondo.workers.fulfilment.OrderState;
import java.util.Arrays;
import java.util.Optional;

/** How far a job is in the words of XJDF, and what that means for an order. */
public enum NodeStatus {
  WAITING("Waiting", OrderState.ACCEPTED),
  SETUP("Setup", OrderState.IN_PRODUCTION),
  IN_PROGRESS("InProgress", OrderState.IN_PRODUCTION),
  CLEANUP("Cleanup", OrderState.IN_PRODUCTION),
  SUSPENDED("Suspended", null),
  STOPPED("Stopped", null),
  COMPLETED("Completed", OrderState.PRODUCED),
  ABORTED("Aborted", OrderState.REJECTED);

  private final String text;
  private final OrderState state;

  NodeStatus(String text, OrderState state) {
    this.text = text;
    this.state = state;
  }

  /** As it stands in XML. */
  public String text() {
    return text;
  }

  /** The state of the order; empty while the vendor only holds the job. */
  public Optional<OrderState> state() {
    return Optional.ofNullable(state);
  }

  /** The status of that text; empty when XJDF has none such. */
  public static Optional<NodeStatus> of(String text) {
    return Arrays.stream(values()).filter(status -> status.text.equals(text)).findFirst();
  }
}
