package io.rondo.workers.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The ledger for those who reach people by letter, postcard or call: what becomes of its lines, in
 * sets. A line moves only out of the state that is named, so that a second call moves nothing;
 * lines of e-mails never move here. Everything happens in the transaction of the caller.
 */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class TouchBook {

  /** As many as fit in one statement without trouble. */
  private static final int AT_ONCE = 1000;

  private static final int MAX_REASON = 40;

  private final TouchBookMapper mapper;
  private final Clock clock;

  TouchBook(TouchBookMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * An order takes planned lines: nobody else serves them until they are planned again.
   *
   * @param by the code of the order
   * @return how many were planned and are claimed now
   */
  public int claim(Collection<Long> deliveryIds, String by) {
    Instant now = clock.instant();
    return each(deliveryIds, ids -> mapper.claim(ids, by, now));
  }

  /** Claimed lines were handed over, or the call was made. @return how many */
  public int sent(Collection<Long> deliveryIds) {
    Instant now = clock.instant();
    return each(deliveryIds, ids -> mapper.settle(ids, "sent", null, now, now));
  }

  /** Claimed lines reached nobody. @param reason at most 40 characters @return how many */
  public int failed(Collection<Long> deliveryIds, String reason) {
    Instant now = clock.instant();
    return each(deliveryIds, ids -> mapper.settle(ids, "failed", checked(reason), null, now));
  }

  /** Claimed lines must not be served. @param reason at most 40 characters @return how many */
  public int excluded(Collection<Long> deliveryIds, String reason) {
    Instant now = clock.instant();
    return each(deliveryIds, ids -> mapper.settle(ids, "excluded", checked(reason), null, now));
  }

  /**
   * The people of claimed lines are left in peace for now; once they are released it is decided
   * whether their lines still make sense. @return how many
   */
  public int held(Collection<Long> deliveryIds) {
    Instant now = clock.instant();
    return each(deliveryIds, ids -> mapper.settle(ids, "held", "case", null, now));
  }

  /** Claimed lines wait for the next order. @return how many */
  public int planAgain(Collection<Long> deliveryIds) {
    Instant now = clock.instant();
    return each(deliveryIds, ids -> mapper.planAgain(ids, now));
  }

  /**
   * How the lines of a campaign stand that are not mailed.
   *
   * @param cell null for all
   * @param channel null for all
   */
  @Transactional(readOnly = true)
  public Progress progress(String code, String cell, String channel) {
    List<TouchBookMapper.Count> counts =
        mapper.counts(code).stream()
            .filter(count -> cell == null || cell.equals(count.cell()))
            .filter(count -> channel == null || channel.equals(count.channel()))
            .toList();
    return new Progress(
        people(counts, "planned"),
        people(counts, "held"),
        people(counts, "claimed"),
        people(counts, "sent"),
        people(counts, "failed"),
        people(counts, "in_doubt"),
        people(counts, "excluded"),
        counts.stream().mapToLong(TouchBookMapper.Count::people).sum());
  }

  private static long people(List<TouchBookMapper.Count> counts, String state) {
    return counts.stream()
        .filter(count -> count.state().equals(state))
        .mapToLong(TouchBookMapper.Count::people)
        .sum();
  }

  private static int each(Collection<Long> deliveryIds, Function<List<Long>, Integer> change) {
    List<Long> ids = new ArrayList<>(deliveryIds);
    int moved = 0;
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      moved += change.apply(ids.subList(from, Math.min(ids.size(), from + AT_ONCE)));
    }
    return moved;
  }

  private static String checked(String reason) {
    if (reason == null || reason.isBlank() || reason.length() > MAX_REASON) {
      throw new IllegalArgumentException("A reason has 1 to 40 characters.");
    }
    return reason;
  }
}
