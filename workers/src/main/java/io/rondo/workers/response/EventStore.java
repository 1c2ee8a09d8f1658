package io.rondo.workers.response;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events once: the unique key decides who was first. */
@Component
class EventStore {

  private static final int TRIES = 5;

  private final ResponseMapper mapper;

  EventStore(ResponseMapper mapper) {
    this.mapper = mapper;
  }

  /**
   * Inserts those events, all of one source, that are not there yet.
   *
   * @return the source's ids of the events that this call stored
   */
  Set<String> insert(List<ResponseEvent> events) {
    if (events.isEmpty()) {
      return Set.of();
    }
    Set<String> known =
        mapper.known(
            events.get(0).source(), events.stream().map(ResponseEvent::sourceEventId).toList());
    List<ResponseEvent> fresh = new ArrayList<>(events);
    fresh.removeIf(event -> known.contains(event.sourceEventId()));
    // one order for everybody: two callers with the same events wait for each other, not in a ring
    fresh.sort(Comparator.comparing(ResponseEvent::sourceEventId));
    if (fresh.isEmpty()) {
      return Set.of();
    }
    try {
      mapper.insert(fresh);
      return fresh.stream().map(ResponseEvent::sourceEventId).collect(Collectors.toSet());
    } catch (DuplicateKeyException e) {
      return oneByOne(fresh);
    } catch (ConcurrencyFailureException e) {
      giveUpInsideTransaction(e);
      return oneByOne(fresh);
    }
  }

  /** Whether this call stored the event. */
  boolean insert(ResponseEvent event) {
    return !insert(List.of(event)).isEmpty();
  }

  private Set<String> oneByOne(List<ResponseEvent> events) {
    Set<String> stored = new HashSet<>();
    for (ResponseEvent event : events) {
      if (insertOne(event)) {
        stored.add(event.sourceEventId());
      }
    }
    return stored;
  }

  private boolean insertOne(ResponseEvent event) {
    for (int attempt = 1; ; attempt++) {
      try {
        mapper.insert(List.of(event));
        return true;
      } catch (DuplicateKeyException e) {
        return false;
      } catch (ConcurrencyFailureException e) {
        giveUpInsideTransaction(e);
        if (attempt == TRIES) {
          throw e;
        }
      }
    }
  }

  /** A deadlock ends the whole transaction: only whoever began it can begin again. */
  private static void giveUpInsideTransaction(ConcurrencyFailureException e) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw e;
    }
  }
}
