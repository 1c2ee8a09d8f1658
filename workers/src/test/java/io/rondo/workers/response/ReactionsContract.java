package io.rondo.workers.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** What follows from responses, on every database. */
abstract class ReactionsContract {

  private static final Reaction CASE =
      new Reaction("follow_up", null, "service", "normal", false, "A person looks.");

  @Autowired private Responses responses;
  @Autowired private ReactionMapper mapper;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Played reactor = new Played();
  private Reactions reactions;
  private Mailing mailing;

  /** Starts something for everything but clicks, and says so in a table of Rondo's. */
  private final class Played implements Reactor {
    final List<String> decided = Collections.synchronizedList(new ArrayList<>());
    volatile Consumer<Response> during = response -> {};

    @Override
    public Map<Long, Reaction> decide(List<Response> some) {
      some.forEach(one -> decided.add(one.detail()));
      return some.stream()
          .collect(
              Collectors.toMap(
                  Response::id,
                  one -> one.kind().equals("click") ? Reaction.nothing("a click") : CASE));
    }

    @Override
    public void perform(Response response, Reaction reaction) {
      jdbc.update(
          "insert into agent_skill (person, skill, created_by, created_at)"
              + " values (?, 'general', 'test', '2026-01-01')",
          String.valueOf(response.id()));
      during.accept(response);
    }
  }

  @BeforeEach
  void nothingOpen() {
    clock.reset();
    EmptyTables.in(jdbc);
    mailing = Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(1)));
    var factory = new StaticListableBeanFactory(Map.of("reactor", reactor));
    reactions =
        new Reactions(
            mapper,
            factory.getBeanProvider(Reactor.class),
            new ReactionBell(),
            clock,
            transactions);
  }

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void whatStartsNothingIsDoneAndWhatStartsSomethingIsPerformedOnce() {
    var ada = mailing.mailed("A", clock.instant());
    tell("1", "ticket", ada);
    tell("2", "purchase", mailing.mailed("A", clock.instant()));
    tell("3", "open", ada);

    assertThat(reactions.handleAll()).isEqualTo(2);
    assertThat(reactions.handleAll()).isZero();

    assertThat(performed()).isEqualTo(2);
    assertThat(states()).containsExactly("done", "done", "none");
  }

  @Test
  void aClickWaitsUntilAScannerWouldHaveShownItself() {
    tell("1", "click", mailing.mailed("A", clock.instant()));

    assertThat(reactions.handleAll()).isZero();
    clock.advance(Duration.ofSeconds(30));

    assertThat(reactions.handleAll()).isEqualTo(1);
    assertThat(performed()).isZero();
  }

  @Test
  void theSecondResponseOfAPersonIsDecidedWhenTheFirstHasStartedItsCase() {
    var ada = mailing.mailed("A", clock.instant());
    tell("1", "ticket", ada);
    tell("2", "reply", ada);
    tell("3", "reply", null);

    assertThat(reactions.handleAll()).isEqualTo(3);

    assertThat(reactor.decided).containsExactly("1", "2", "3", "2");
    assertThat(states()).containsOnly("done");
  }

  @Test
  void aFailureHarmsNoOtherAndWaitsForAPersonInTheEnd() {
    tell("1", "ticket", mailing.mailed("A", clock.instant()));
    tell("bad", "ticket", mailing.mailed("A", clock.instant()));
    tell("2", "ticket", mailing.mailed("A", clock.instant()));
    reactor.during =
        response -> {
          if (response.detail().equals("bad")) {
            throw new IllegalStateException("somebody's words");
          }
        };

    reactions.handleAll();
    assertThat(states()).containsExactly("done", "open", "done");
    assertThat(performed()).isEqualTo(2);

    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofMinutes(1));
      reactions.handleAll();
    }
    assertThat(states()).containsExactly("done", "failed", "done");
    FailedReaction failed = reactions.failed(10).get(0);
    assertThat(failed.tries()).isEqualTo(5);
    assertThat(failed.problem())
        .startsWith("IllegalStateException in ")
        .doesNotContain("somebody's words");

    reactor.during = response -> {};
    assertThat(reactions.again(failed.id())).isTrue();
    assertThat(reactions.again(failed.id())).isFalse();
    reactions.handleAll();
    assertThat(states()).containsOnly("done");
    assertThat(performed()).isEqualTo(3);
  }

  @Test
  void whileOneNodeActsForAPersonAnotherLeavesThatPersonAlone() throws Exception {
    var ada = mailing.mailed("A", clock.instant());
    tell("1", "ticket", ada);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    reactor.during =
        response -> {
          inside.countDown();
          await(goOn);
        };
    Future<Integer> one = threads.submit(reactions::handleAll);
    await(inside);
    reactor.during = response -> {};
    tell("2", "reply", ada);
    tell("other", "reply", mailing.mailed("A", clock.instant()));

    assertThat(reactions.handleAll()).isEqualTo(1);
    assertThat(reactor.decided).containsExactly("1", "other");

    goOn.countDown();
    assertThat(one.get()).isEqualTo(2);
    assertThat(reactor.decided).containsExactly("1", "other", "2");
  }

  @Test
  void manyThreadsPerformEachOnceAndInThePersonsOrder() throws Exception {
    List<Mailing.Person> people =
        IntStream.range(0, 12).mapToObj(i -> mailing.mailed("A", clock.instant())).toList();
    for (int round = 0; round < 10; round++) {
      for (Mailing.Person person : people) {
        tell(person.number() + "-" + round, "ticket", person);
      }
    }
    Map<Long, List<Long>> order = new java.util.concurrent.ConcurrentHashMap<>();
    reactor.during =
        response ->
            order
                .computeIfAbsent(
                    response.customerId(), id -> Collections.synchronizedList(new ArrayList<>()))
                .add(response.id());

    List<Future<Integer>> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.add(threads.submit(reactions::handleAll));
    }
    for (Future<Integer> one : all) {
      one.get();
    }
    reactions.handleAll();

    assertThat(performed()).isEqualTo(120);
    assertThat(Set.copyOf(states())).containsExactly("done");
    assertThat(order.values())
        .hasSize(12)
        .allSatisfy(ids -> assertThat(ids).hasSize(10).isSorted());
  }

  @Test
  void anEventWhoseCustomerIsUnknownWaitsForThem() {
    responses.tell(Told.of("shop", "1", "purchase").customerNumber("n-1").detail("1"));
    assertThat(reactions.handleAll()).isZero();

    String known = mailing.customer();
    jdbc.update("update customer set customer_number = 'n-1' where customer_number = ?", known);
    responses.matchLate();

    assertThat(reactions.handleAll()).isEqualTo(1);
    assertThat(performed()).isEqualTo(1);
  }

  private void tell(String id, String kind, Mailing.Person person) {
    responses.tell(
        Told.of("test", id, kind).detail(id).customer(person == null ? null : person.customerId()));
    clock.advance(Duration.ofMillis(1));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int performed() {
    return jdbc.queryForObject("select count(*) from agent_skill", Integer.class);
  }

  private List<String> states() {
    return jdbc.queryForList("select reaction from response_event order by id", String.class);
  }
}
