package io.rondo.workers.response;

import io.rondo.workers.database.BulkInsert;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events once: the unique key decides who was first. */
@Component
class EventStore {

  private static final int TRIES = 5;

  private static final List<String> COLUMNS =
      List.of(
          "source",
          "source_event_id",
          "kind",
          "actor",
          "channel",
          "customer_number",
          "customer_id",
          "campaign_id",
          "delivery_id",
          "link_no",
          "message_id",
          "thread_key",
          "detail",
          "score",
          "confidence",
          "topic",
          "sentiment",
          "amount_minor",
          "currency",
          "occurred_at",
          "received_at",
          "reaction",
          "reaction_at");

  private final ResponseMapper mapper;
  private final DataSource dataSource;
  private final ResponseSettings settings;
  private final Clock clock;

  EventStore(ResponseMapper mapper, DataSource dataSource, ResponseSettings settings, Clock clock) {
    this.mapper = mapper;
    this.dataSource = dataSource;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Inserts those events, all of one source, that are not there yet.
   *
   * @return the source's ids of the events that this call stored
   */
  Set<String> insert(List<Told> events) {
    if (events.isEmpty()) {
      return Set.of();
    }
    Set<String> known =
        mapper.known(events.get(0).source, events.stream().map(event -> event.id).toList());
    List<Told> fresh = new ArrayList<>(events);
    fresh.removeIf(event -> known.contains(event.id));
    // one order for everybody: two callers with the same events wait for each other, not in a ring
    fresh.sort(Comparator.comparing((Told event) -> event.id));
    if (fresh.isEmpty()) {
      return Set.of();
    }
    try {
      write(fresh);
      return fresh.stream().map(event -> event.id).collect(Collectors.toSet());
    } catch (DuplicateKeyException e) {
      return oneByOne(fresh);
    } catch (ConcurrencyFailureException e) {
      giveUpInsideTransaction(e);
      return oneByOne(fresh);
    }
  }

  /** Whether this call stored the event. */
  boolean insert(Told event) {
    return !insert(List.of(event)).isEmpty();
  }

  private void write(List<Told> events) {
    Instant now = clock.instant();
    BulkInsert rows = new BulkInsert("response_event", COLUMNS);
    for (Told event : events) {
      rows.add(
          event.source,
          event.id,
          event.kind,
          event.actor,
          event.channel,
          event.customerNumber,
          event.customerId,
          event.campaignId,
          event.deliveryId,
          event.linkNo,
          event.messageId,
          event.threadKey,
          event.detail,
          event.score,
          event.confidence,
          event.topic,
          event.sentiment,
          event.amountMinor,
          event.currency,
          event.occurredAt == null ? now : event.occurredAt,
          now,
          event.reaction(),
          dueAt(event, now));
    }
    rows.run(dataSource);
  }

  /** A click is not acted upon before it is clear that no scanner followed the others, too. */
  private Instant dueAt(Told event, Instant now) {
    return event.kind.equals("click") ? now.plus(settings.botPatience()) : now;
  }

  private Set<String> oneByOne(List<Told> events) {
    Set<String> stored = new HashSet<>();
    for (Told event : events) {
      if (insertOne(event)) {
        stored.add(event.id);
      }
    }
    return stored;
  }

  private boolean insertOne(Told event) {
    for (int attempt = 1; ; attempt++) {
      try {
        write(List.of(event));
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
