package io.rondo.workers.fulfilment;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The inbox: what partners tell is stored here first, and acted upon afterwards. */
@Service
public class Signals {

  private static final int LONGEST_ID = 100;
  private static final int LONGEST_CODE = 64;
  private static final int MOST = 200;

  private final SignalMapper mapper;
  private final SignalStore store;
  private final Bells bells;
  private final Clock clock;

  Signals(SignalMapper mapper, SignalStore store, Bells bells, Clock clock) {
    this.mapper = mapper;
    this.store = store;
    this.bells = bells;
    this.clock = clock;
  }

  /**
   * Stores a signal for good before it returns. Nothing is checked but its size: an unknown order
   * is kept, too.
   *
   * @return whether it is new; false when this partner told the same before
   * @throws SignalRefused when its body has more than 64 KB, its id more than 100 characters or the
   *     code more than 64
   */
  public boolean store(PartnerSignal signal) {
    check(signal);
    boolean isNew = store.insert(signal, clock.instant());
    if (isNew) {
      bells.signals().ring();
    }
    return isNew;
  }

  private static void check(PartnerSignal signal) {
    if (signal.id() == null || signal.id().isBlank() || signal.id().length() > LONGEST_ID) {
      throw new SignalRefused("A signal has an id of 1 to %d characters.".formatted(LONGEST_ID));
    }
    if (signal.orderCode() == null || signal.orderCode().length() > LONGEST_CODE) {
      throw new SignalRefused(
          "A signal names an order by at most %d characters.".formatted(LONGEST_CODE));
    }
    if (Bodies.size(signal.body()) > Bodies.LONGEST) {
      throw new SignalRefused(
          "A body has at most 64 KB. Tell it in parts, each under an id of its own.");
    }
  }

  /** Signals of orders that are unknown, or that failed; the newest first, at most 200. */
  @Transactional(readOnly = true)
  public List<ParkedSignal> parked() {
    return mapper.parked(MOST).stream().map(ParkedSignal::of).toList();
  }

  /** How many of them there are. */
  @Transactional(readOnly = true)
  public int countParked() {
    return mapper.countParked();
  }

  /** A person wants it looked at again. Nothing happens when it is no longer parked. */
  @Transactional
  public void retry(long id) {
    mapper.reopenOne(id);
    bells.signals().ring();
  }
}
