package io.rondo.workers.fulfilment;

import io.rondo.workers.fulfilment.Bodies.PiecesBody;
import io.rondo.workers.fulfilment.Bodies.PiecesLine;
import io.rondo.workers.fulfilment.SignalMapper.Stored;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How far single pieces are, from partners that tell of each. A piece that is under way was
 * accepted; one that was given up is a rejection of its person; the order goes on when its last
 * piece has.
 */
@Component
class PiecesReader implements SignalKindReader {

  private static final String WHAT = "pieces";
  private static final Set<OrderState> ENDED = Set.of(OrderState.REJECTED, OrderState.CANCELLED);

  private final RecipientMapper recipients;
  private final Recipients outcomes;
  private final OrderBook book;
  private final Gate gate;
  private final Clock clock;

  PiecesReader(
      RecipientMapper recipients, Recipients outcomes, OrderBook book, Gate gate, Clock clock) {
    this.recipients = recipients;
    this.outcomes = outcomes;
    this.book = book;
    this.gate = gate;
    this.clock = clock;
  }

  @Override
  public PartnerSignal.Kind kind() {
    return PartnerSignal.Kind.PIECES;
  }

  @Override
  public Read read(HeldOrder order, Stored signal, Instant at) {
    PiecesBody body = Bodies.read(signal.body(), PiecesBody.class);
    check(order, body);
    Optional<Read> closed = gate.closed(order, WHAT);
    if (closed.isPresent()) {
      return closed.get();
    }
    int further = 0;
    int rejected = 0;
    for (PiecesLine line : body.pieces()) {
      OrderState state = state(line);
      for (List<Integer> range : line.recipients()) {
        if (ENDED.contains(state)) {
          rejected += reject(order, range.get(0), range.get(1));
        } else {
          further += goOn(order, state, range.get(0), range.get(1));
        }
      }
    }
    if (further > 0 && order.state() == OrderState.SUBMITTED) {
      book.move(order, OrderState.ACCEPTED, at);
    }
    boolean moved = moveOn(order, at);
    if (further + rejected == 0 && !moved) {
      return Read.without(WHAT, Effect.REPEATED, "Nothing of this is new.");
    }
    book.leave(order);
    return Read.moved(WHAT, "%d went on, %d rejected.".formatted(further, rejected));
  }

  private int goOn(HeldOrder order, OrderState state, int from, int to) {
    recipients.accept(order.id, from, to, clock.instant());
    return recipients.goOn(order.id, from, to, state.text(), before(state), clock.instant());
  }

  private int reject(HeldOrder order, int from, int to) {
    int rejected = 0;
    for (int no = from; no <= to; no++) {
      rejected += outcomes.reject(order, no, "not_taken") ? 1 : 0;
    }
    return rejected;
  }

  /** As far as the last piece. @return whether the order went anywhere */
  private boolean moveOn(HeldOrder order, Instant at) {
    OrderState now = order.state();
    List<String> notBeyond = Stream.concat(before(now).stream(), Stream.of(now.text())).toList();
    if (recipients.anyIn(order.id, notBeyond) != null) {
      return false;
    }
    Optional<OrderState> last =
        recipients.pieceStates(order.id).stream()
            .map(text -> OrderState.of(text).orElseThrow())
            .min(Comparator.naturalOrder());
    if (last.isEmpty() || !now.mayBecome(last.get())) {
      return false;
    }
    book.move(order, last.get(), at);
    return true;
  }

  /** The states that a piece may have been in before this one. */
  private static List<String> before(OrderState state) {
    return Stream.of(OrderState.values())
        .filter(one -> one.isAccepted() && one.compareTo(state) < 0)
        .map(OrderState::text)
        .toList();
  }

  private static OrderState state(PiecesLine line) {
    return OrderState.of(line.state())
        .filter(state -> state.isAccepted() || ENDED.contains(state))
        .orElseThrow(
            () ->
                new SignalRefused(
                    "A piece is accepted, rejected, in_production, produced, handed_over,"
                        + " delivered_estimated or cancelled, and nothing else."));
  }

  private void check(HeldOrder order, PiecesBody body) {
    if (body.pieces() == null || body.pieces().isEmpty()) {
      throw new SignalRefused("pieces names no piece.");
    }
    int size = recipients.size(order.id);
    for (PiecesLine line : body.pieces()) {
      if (line == null || line.recipients() == null || line.recipients().isEmpty()) {
        throw new SignalRefused("A line of pieces has a state and recipients.");
      }
      state(line);
      Bodies.ranges("recipients", line.recipients(), size);
    }
  }
}
