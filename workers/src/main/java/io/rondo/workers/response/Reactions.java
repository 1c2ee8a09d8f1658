package io.rondo.workers.response;

import io.rondo.workers.database.DatabaseAway;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Acts upon responses: decides on a batch at once, and performs what they deserve in the
 * transaction that marks them as done. Many threads and nodes may do so; the responses of one
 * person are acted upon one after the other. Where no {@link Reactor} is, they wait.
 */
@Service
public class Reactions {

  private static final Logger LOG = LoggerFactory.getLogger(Reactions.class);

  /** Of a batch: what they start is one transaction, so few enough to be soon at the disk. */
  private static final int BATCH = 50;

  /** Tries before a person has to look. */
  private static final int MOST_TRIES = 5;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);

  private final ReactionMapper mapper;
  private final ObjectProvider<Reactor> reactors;
  private final ReactionBell bell;
  private final Clock clock;
  private final TransactionTemplate transaction;

  Reactions(
      ReactionMapper mapper,
      ObjectProvider<Reactor> reactors,
      ReactionBell bell,
      Clock clock,
      PlatformTransactionManager transactions) {
    this.mapper = mapper;
    this.reactors = reactors;
    this.bell = bell;
    this.clock = clock;
    this.transaction = new TransactionTemplate(transactions);
  }

  /** Acts upon everything that is due and not being acted upon elsewhere. @return how many */
  public int handleAll() {
    Reactor reactor = reactors.getIfAvailable();
    int handled = 0;
    int more = reactor == null ? 0 : round(reactor);
    while (more > 0) {
      handled += more;
      more = Thread.currentThread().isInterrupted() ? 0 : round(reactor);
    }
    return handled;
  }

  /** Those that a person has to look at, the latest first. */
  public List<FailedReaction> failed(int most) {
    return mapper.failures(most);
  }

  /** Has a failed one tried again. @return whether it was one */
  public boolean again(long id) {
    boolean failed = mapper.again(id, clock.instant()) == 1;
    if (failed) {
      bell.ring();
    }
    return failed;
  }

  private int round(Reactor reactor) {
    List<Response> taken = new ArrayList<>();
    try {
      return transaction.execute(
          status -> {
            taken.addAll(mapper.take(clock.instant(), BATCH));
            return handle(reactor, taken);
          });
    } catch (RuntimeException e) {
      if (taken.isEmpty()) {
        throw e;
      }
      LOG.debug("A batch of {} responses is acted upon one by one.", taken.size(), e);
      return taken.stream().mapToInt(one -> alone(reactor, one.id())).sum();
    }
  }

  private int alone(Reactor reactor, long id) {
    try {
      return transaction.execute(
          status -> {
            Response one = mapper.takeOne(id);
            return one == null ? 0 : handle(reactor, List.of(one));
          });
    } catch (RuntimeException e) {
      if (DatabaseAway.caused(e)) {
        throw e;
      }
      postpone(id, e);
      return 1;
    }
  }

  /** One that fails must not hold up the others: it is tried again, then a person looks. */
  private void postpone(long id, RuntimeException why) {
    transaction.executeWithoutResult(
        status -> {
          int tries = mapper.tries(id);
          Instant next = clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << Math.min(tries, 10)));
          mapper.failed(id, next, problem(why), MOST_TRIES);
          LOG.error("Response {} could not be acted upon, try {}.", id, tries + 1, why);
        });
  }

  /** Its kind and where, as messages of exceptions may hold what a person wrote. */
  private static String problem(Throwable why) {
    Throwable cause = why;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String name = cause.getClass().getSimpleName();
    StackTraceElement[] trace = cause.getStackTrace();
    return trace.length == 0
        ? name
        : "%s in %s.%s"
            .formatted(
                name,
                trace[0].getClassName().substring(trace[0].getClassName().lastIndexOf('.') + 1),
                trace[0].getMethodName());
  }

  private int handle(Reactor reactor, List<Response> taken) {
    List<Response> free = withoutBusy(taken);
    if (free.isEmpty()) {
      return 0;
    }
    Map<Long, Reaction> decided = reactor.decide(free);
    Set<Long> started = new HashSet<>();
    List<Long> done = new ArrayList<>();
    for (Response one : free) {
      Reaction reaction =
          Objects.requireNonNull(decided.get(one.id()), "Nothing was decided on a response.");
      boolean first = one.customerId() == null || !started.contains(one.customerId());
      if (first && !reaction.isNothing()) {
        reactor.perform(one, reaction);
        started.add(one.customerId());
      }
      if (first) {
        done.add(one.id()); // of a person for whom something started the rest is decided anew
      }
    }
    mapper.done(done, clock.instant());
    return done.size();
  }

  /** Without those of whom another node acts upon something earlier right now. */
  private List<Response> withoutBusy(List<Response> taken) {
    Set<Long> customers =
        taken.stream()
            .map(Response::customerId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    if (customers.isEmpty()) {
      return taken;
    }
    Set<Long> busy =
        mapper.busy(
            customers, taken.stream().map(Response::id).toList(), taken.get(taken.size() - 1).id());
    return busy.isEmpty()
        ? taken
        : taken.stream().filter(one -> !busy.contains(one.customerId())).toList();
  }
}
