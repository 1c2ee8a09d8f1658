package io.rondo.workers.fulfilment;

import io.rondo.workers.fulfilment.SignalKindReader.Read;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether an order is in a state in which its partner has something to say about it. */
@Component
class Gate {

  private final RecipientMapper recipients;

  Gate(RecipientMapper recipients) {
    this.recipients = recipients;
  }

  /** Whether people stay with an order although it was replaced: the partner had taken them. */
  boolean keepsPeople(HeldOrder order) {
    return order.isReplaced()
        && recipients.counts(order.id).stream()
            .anyMatch(
                count ->
                    !count.seed()
                        && (count.state().equals("accepted") || count.state().equals("done")));
  }

  /** Why a signal has no effect; empty when it may have one. */
  Optional<Read> closed(HeldOrder order, String what) {
    if (!order.isSubmitted()) {
      return Optional.of(Read.without(what, Effect.EARLY, "The order is not handed over yet."));
    }
    if (order.isReplaced() && !keepsPeople(order)) {
      return Optional.of(
          Read.without(what, Effect.REPLACED, StateRule.replacedVerdict(order).detail()));
    }
    OrderState state = order.state();
    if (state == OrderState.REJECTED || state == OrderState.CANCELLED) {
      return Optional.of(
          Read.without(what, Effect.LATE, "The order is %s by now.".formatted(state.text())));
    }
    return Optional.empty();
  }
}
