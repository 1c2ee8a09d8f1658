package io.rondo.workers.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the outcomes of one chunk and writes them in batches: soon enough that a crash leaves few
 * doubts, seldom enough to be quick. Thread-safe.
 */
class OutcomeBook implements OutcomeSink {

  private static final Logger LOG = LoggerFactory.getLogger(OutcomeBook.class);
  private static final int BATCH = 100;

  private final DeliveryMapper mapper;
  private final DeliverySettings settings;
  private final Clock clock;
  private final String claimedBy;
  private final BooleanSupplier mayGoOn;
  private final MayLeave mayLeave;
  private final ReentrantLock writing = new ReentrantLock();

  /** Tries so far of every mail without a written outcome; guarded by {@link #writing}. */
  private final Map<Long, Integer> attempts = new HashMap<>();

  private final Map<Outcome.Kind, Integer> counts = new EnumMap<>(Outcome.Kind.class);
  private List<Outcome> unwritten = new ArrayList<>();
  private String unreachable;

  OutcomeBook(
      DeliveryMapper mapper,
      DeliverySettings settings,
      Clock clock,
      String claimedBy,
      BooleanSupplier mayGoOn,
      MayLeave mayLeave,
      Collection<DeliveryMapper.Claimed> rows) {
    this.mapper = mapper;
    this.settings = settings;
    this.clock = clock;
    this.claimedBy = claimedBy;
    this.mayGoOn = mayGoOn;
    this.mayLeave = mayLeave;
    rows.forEach(row -> attempts.put(row.id(), row.attempts()));
  }

  @Override
  public boolean mayGoOn() {
    return mayGoOn.getAsBoolean();
  }

  @Override
  public boolean mayLeave(long deliveryId) {
    return mayLeave.yes(deliveryId);
  }

  /** Whoever fills a batch writes it, unless somebody already writes: the others go on sending. */
  @Override
  public void record(Outcome outcome) {
    boolean full;
    synchronized (this) {
      unwritten.add(outcome);
      counts.merge(outcome.kind(), 1, Integer::sum);
      if (Outcome.UNREACHABLE.equals(outcome.reason())) {
        unreachable = outcome.detail();
      }
      full = unwritten.size() >= BATCH;
    }
    if (full && writing.tryLock()) {
      try {
        write();
      } catch (RuntimeException e) {
        // Nothing is lost: the next batch, or the end of the chunk, writes these too.
        LOG.warn("Outcomes could not be written yet: {}", e.getMessage());
      } finally {
        writing.unlock();
      }
    }
  }

  /** Writes what is left; a mail that nobody reported is in doubt. */
  void close() {
    writing.lock();
    try {
      Again.ask(this::write);
      if (!attempts.isEmpty()) {
        List<Long> silent = List.copyOf(attempts.keySet());
        Again.ask(
            () ->
                mapper.settle(
                    silent, claimedBy, "in_doubt", "no_outcome", null, null, clock.instant()));
        attempts.clear();
      }
    } finally {
      writing.unlock();
    }
  }

  /** How many mails the other side has answered for, in whatever way. */
  synchronized int answered() {
    return counts.entrySet().stream()
        .filter(count -> count.getKey() != Outcome.Kind.NOT_TRIED)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** Why nobody could be reached; null when somebody was. */
  synchronized String unreachable() {
    return unreachable;
  }

  private synchronized List<Outcome> take() {
    List<Outcome> taken = unwritten;
    unwritten = new ArrayList<>();
    return taken;
  }

  private synchronized void putBack(List<Outcome> outcomes) {
    unwritten.addAll(outcomes);
  }

  /** Only by whoever holds {@link #writing}. */
  private int write() {
    List<Outcome> taken = take();
    int written = taken.size();
    try {
      Instant now = clock.instant();
      for (List<Outcome> group : alike(taken)) {
        write(group, now);
        group.forEach(outcome -> attempts.remove(outcome.deliveryId()));
        taken.removeAll(group);
      }
      return written;
    } finally {
      putBack(taken);
    }
  }

  /** Outcomes that one statement can write. */
  private List<List<Outcome>> alike(List<Outcome> outcomes) {
    Map<List<Object>, List<Outcome>> groups = new LinkedHashMap<>();
    for (Outcome outcome : outcomes) {
      boolean deferred = outcome.kind() == Outcome.Kind.DEFERRED;
      List<Object> key =
          Arrays.asList(
              outcome.kind(),
              outcome.reason(),
              outcome.detail(),
              deferred ? attempts.getOrDefault(outcome.deliveryId(), 0) : 0);
      groups.computeIfAbsent(key, any -> new ArrayList<>()).add(outcome);
    }
    return List.copyOf(groups.values());
  }

  private void write(List<Outcome> group, Instant now) {
    Outcome any = group.get(0);
    List<Long> ids = group.stream().map(Outcome::deliveryId).toList();
    switch (any.kind()) {
      case SENT -> mapper.settle(ids, claimedBy, "sent", null, any.detail(), now, now);
      case REFUSED ->
          mapper.settle(ids, claimedBy, "failed", any.reason(), any.detail(), null, now);
      case IN_DOUBT ->
          mapper.settle(ids, claimedBy, "in_doubt", any.reason(), any.detail(), null, now);
      case NOT_TRIED -> mapper.planAgain(ids, claimedBy, any.detail(), null, 0, now);
      case DEFERRED -> defer(ids, any, now);
    }
  }

  private void defer(List<Long> ids, Outcome any, Instant now) {
    int tried = attempts.getOrDefault(any.deliveryId(), 0) + 1;
    if (tried >= settings.maxAttempts()) {
      mapper.settle(ids, claimedBy, "failed", "temporary_failure", any.detail(), null, now);
    } else {
      Instant notBefore = now.plus(settings.pauseAfter(tried));
      mapper.planAgain(ids, claimedBy, any.detail(), notBefore, 1, now);
    }
  }
}
