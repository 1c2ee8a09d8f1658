package io.rondo.workers.fulfilment;

import io.rondo.workers.fulfilment.Bodies.RecipientsBody;
import io.rondo.workers.fulfilment.Bodies.RejectedLine;
import io.rondo.workers.fulfilment.SignalMapper.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whom the partner took and whom it did not. Taking people says yes to the order. */
@Component
class RecipientsReader implements SignalKindReader {

  private static final String WHAT = "recipients";

  private final RecipientMapper recipients;
  private final Recipients outcomes;
  private final OrderBook book;
  private final Facts facts;
  private final Gate gate;
  private final Clock clock;

  RecipientsReader(
      RecipientMapper recipients,
      Recipients outcomes,
      OrderBook book,
      Facts facts,
      Gate gate,
      Clock clock) {
    this.recipients = recipients;
    this.outcomes = outcomes;
    this.book = book;
    this.facts = facts;
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public PartnerSignal.Kind kind() {
    return PartnerSignal.Kind.RECIPIENTS;
  }

  @Override
  public Read read(HeldOrder order, Stored signal, Instant at) {
    RecipientsBody body = Bodies.read(signal.body(), RecipientsBody.class);
    List<List<Integer>> ranges = body.accepted() == null ? List.of() : body.accepted();
    List<RejectedLine> lines = body.rejected() == null ? List.of() : body.rejected();
    check(order, ranges, lines);
    Optional<Read> closed = gate.closed(order, WHAT);
    if (closed.isPresent()) {
      return closed.get();
    }
    int accepted = 0;
    for (List<Integer> range : ranges) {
      accepted += recipients.accept(order.id, range.get(0), range.get(1), clock.instant());
    }
    int rejected = 0;
    for (RejectedLine line : lines) {
      rejected += outcomes.reject(order, Bodies.recipient(line.recipient()), line.reason()) ? 1 : 0;
    }
    if (accepted + rejected == 0) {
      return Read.without(WHAT, Effect.REPEATED, "Nothing of this is new.");
    }
    if (accepted > 0 && order.state() == OrderState.SUBMITTED) {
      book.move(order, OrderState.ACCEPTED, at);
    }
    book.leave(order);
    facts.outcome(order.id);
    return Read.moved(WHAT, "%d accepted, %d rejected.".formatted(accepted, rejected));
  }

  private void check(HeldOrder order, List<List<Integer>> ranges, List<RejectedLine> lines) {
    if (ranges.isEmpty() && lines.isEmpty()) {
      throw new SignalRefused("Neither accepted nor rejected names a recipient.");
    }
    int size = recipients.size(order.id);
    Bodies.ranges("accepted", ranges, size);
    for (RejectedLine line : lines) {
      if (line == null || Bodies.recipient(line.recipient()) > size) {
        throw new SignalRefused(
            "rejected names a recipient that the order does not have: it has r1 to r%d."
                .formatted(size));
      }
      Bodies.word("reason", line.reason(), 40);
    }
  }
}
