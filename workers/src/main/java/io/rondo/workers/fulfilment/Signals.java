package io.rondo.workers.fulfilment;

import java.time.Clock;
import java.util.Locale;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** The inbox: what partners tell is stored here first, and acted upon afterwards. */
@Service
public class Signals {

  private final SignalMapper mapper;
  private final Clock clock;

  Signals(SignalMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Stores a signal for good before it returns. Nothing is checked but its size: an unknown order
   * is kept, too.
   *
   * @return whether it is new; false when this partner told the same before
   */
  public boolean store(PartnerSignal signal) {
    if (mapper.known(signal.partnerId(), signal.id()) > 0) {
      return false;
    }
    try {
      mapper.insert(signal, signal.kind().name().toLowerCase(Locale.ROOT), clock.instant());
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }
}
