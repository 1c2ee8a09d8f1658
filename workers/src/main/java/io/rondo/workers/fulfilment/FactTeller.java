package io.rondo.workers.fulfilment;

import io.rondo.workers.engine.Processes;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the processes of orders what happened, each fact again until somebody listens, with growing
 * pauses. Many nodes may do so at once: each fact is told by one of them.
 */
@Service
public class FactTeller {

  private static final Logger LOG = LoggerFactory.getLogger(FactTeller.class);
  private static final int MOST = 200;

  private final FactMapper mapper;
  private final ObjectProvider<Processes> processes;
  private final FulfilmentSettings settings;
  private final Clock clock;
  private final TransactionTemplate transaction;

  FactTeller(
      FactMapper mapper,
      ObjectProvider<Processes> processes,
      FulfilmentSettings settings,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.processes = processes;
    this.settings = settings;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Tells everything that is due. @return how many facts were heard */
  public int tellAll() {
    int heard = 0;
    List<Long> due;
    do {
      due = mapper.due(clock.instant(), MOST);
      for (long id : due) {
        heard += tellOne(id) ? 1 : 0;
      }
    } while (due.size() == MOST);
    return heard;
  }

  private boolean tellOne(long id) {
    try {
      return Boolean.TRUE.equals(transaction.execute(status -> tell(id)));
    } catch (RuntimeException e) {
      // the process moved at the same moment, or the engine is busy
      LOG.warn("Fact {} is told again: {}", id, e.getMessage());
      transaction.executeWithoutResult(status -> postpone(id));
      return false;
    }
  }

  private boolean tell(long id) {
    if (mapper.lockIfFree(id) == null) {
      return false;
    }
    FactMapper.Fact fact = mapper.find(id);
    if (fact.ended()) {
      mapper.moot(fact.orderId());
      return false;
    }
    int told =
        processes
            .getObject()
            .tellWhere(fact.message(), fact.campaignCode(), "orderId", fact.orderId(), Map.of());
    if (told == 0) {
      postpone(id);
      return false;
    }
    mapper.told(id, clock.instant());
    return true;
  }

  private void postpone(long id) {
    FactMapper.Fact fact = mapper.find(id);
    mapper.again(id, clock.instant().plus(settings.pauseAfter(fact.attempts())));
  }
}
