package io.rondo.workers.response;

import io.rondo.workers.database.BulkInsert;
import io.rondo.workers.database.GroupCommit;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes events once: the unique key decides who was first. */
@Component
class EventStore {

  private static final String CLICK = "click";
  private static final int TRIES = 5;

  /** Of a batch of what many tell at once. */
  private static final int MOST = 100;

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
  private final ReactionBell bell;
  private final Clock clock;
  private final GroupCommit<Told, Boolean> group =
      new GroupCommit<>(MOST, this::insert, this::alone);

  EventStore(
      ResponseMapper mapper,
      DataSource dataSource,
      ResponseSettings settings,
      ReactionBell bell,
      Clock clock) {
    this.mapper = mapper;
    this.dataSource = dataSource;
    this.settings = settings;
    this.bell = bell;
    this.clock = clock;
  }

  /**
   * Stores those events that are not there yet; the same one twice among them counts once.
   *
   * @return for each event whether this call stored it
   */
  List<Boolean> insert(List<Told> events) {
    Map<Key, Told> fresh = new LinkedHashMap<>();
    events.forEach(event -> fresh.putIfAbsent(Key.of(event), event));
    // one order for everybody: two callers with the same events wait for each other, not in a ring
    List<Told> ordered = new ArrayList<>(fresh.values());
    ordered.sort(Comparator.comparing((Told event) -> event.source).thenComparing(e -> e.id));
    Set<Told> stored = Collections.newSetFromMap(new IdentityHashMap<>());
    stored.addAll(storeNew(ordered));
    return events.stream().map(stored::contains).toList();
  }

  /** Most are new, so that outside a transaction it costs less to be refused than to ask first. */
  private List<Told> storeNew(List<Told> ordered) {
    if (!TransactionSynchronizationManager.isActualTransactionActive() && !ordered.isEmpty()) {
      try {
        write(ordered);
        return ordered;
      } catch (DuplicateKeyException | ConcurrencyFailureException e) {
        // none is stored: some of them are known, or somebody stores them right now; which?
      }
    }
    Set<Key> known = known(ordered);
    return store(ordered.stream().filter(event -> !known.contains(Key.of(event))).toList());
  }

  /**
   * Stores an event before it returns: in the caller's transaction where there is one, else for
   * good, with those of other callers by one statement.
   *
   * @return whether this call stored it
   */
  boolean insert(Told event) {
    return TransactionSynchronizationManager.isActualTransactionActive()
        ? alone(event)
        : group.store(event);
  }

  private boolean alone(Told event) {
    return insert(List.of(event)).get(0);
  }

  /** What makes an event the same as another one. */
  private record Key(String source, String id) {
    static Key of(Told event) {
      return new Key(event.source, event.id);
    }
  }

  private Set<Key> known(List<Told> events) {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    events.forEach(
        event -> ids.computeIfAbsent(event.source, source -> new ArrayList<>()).add(event.id));
    Set<Key> known = new HashSet<>();
    ids.forEach(
        (source, some) ->
            mapper.known(source, some).forEach(found -> known.add(new Key(source, found))));
    return known;
  }

  private List<Told> store(List<Told> fresh) {
    if (fresh.isEmpty()) {
      return fresh;
    }
    try {
      write(fresh);
      return fresh;
    } catch (DuplicateKeyException e) {
      return oneByOne(fresh);
    } catch (ConcurrencyFailureException e) {
      giveUpInsideTransaction(e);
      return oneByOne(fresh);
    }
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
    if (events.stream().anyMatch(EventStore::isUrgent)) {
      bell.ring();
    }
  }

  private static boolean isUrgent(Told event) {
    return event.reaction().equals("open") && !event.kind.equals(CLICK);
  }

  /** A click is not acted upon before it is clear that no scanner followed the others, too. */
  private Instant dueAt(Told event, Instant now) {
    return event.kind.equals(CLICK) ? now.plus(settings.botPatience()) : now;
  }

  private List<Told> oneByOne(List<Told> events) {
    return events.stream().filter(this::insertOne).toList();
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
