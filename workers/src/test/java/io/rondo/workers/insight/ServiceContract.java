package io.rondo.workers.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.rondo.workers.insight.Satisfaction.Line;
import io.rondo.workers.insight.Satisfaction.Times;
import io.rondo.workers.insight.ServiceBoard.Moment;
import io.rondo.workers.insight.ServiceBoard.OpenCase;
import io.rondo.workers.insight.ServiceBoard.Owner;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the service board and the time to satisfaction say, on every database. */
abstract class ServiceContract {

  @Autowired private ServiceBoards boards;
  @Autowired private Satisfactions satisfactions;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private int cases;

  @BeforeEach
  void nobody() {
    EmptyTables.in(jdbc);
    clock.reset();
  }

  @Test
  void aYesAndMereQuietAreCountedApart() {
    for (int hours = 1; hours <= 10; hours++) {
      satisfied("email", hours, "survey", Duration.ofMinutes(30));
    }
    satisfied("bluesky", 50, "quiet", Duration.ZERO);
    open("email", 3, "sue", "open", 1);
    closed("email", 4, "unsatisfied");

    Satisfaction satisfaction = satisfactions.within(30);

    Line all = satisfaction.all();
    assertThat(all.strong()).isEqualTo(new Times(10, Duration.ofHours(5), Duration.ofHours(9), 9));
    assertThat(all.weak()).isEqualTo(new Times(1, Duration.ofHours(50), Duration.ofHours(50), 0));
    assertThat(all.open()).isEqualTo(1);
    assertThat(all.unsatisfied()).isEqualTo(1);
    assertThat(all.cases()).isEqualTo(13);
    assertThat(satisfaction.channels())
        .extracting(Line::name, Line::cases)
        .containsExactly(tuple("bluesky", 1L), tuple("email", 12L));
    assertThat(satisfaction.campaigns()).isEmpty();
    assertThat(satisfaction.latest()).hasSize(11).first().extracting("by").isEqualTo("survey");
  }

  @Test
  void onlyTheSignalsOfTheTimeThatIsAskedForAreLookedAt() {
    satisfied("email", 10, "confirmed", Duration.ZERO);
    jdbc.update("update service_case set opened_at = ?", at(Duration.ofDays(-40)));

    assertThat(satisfactions.within(30).all().cases()).isZero();
    assertThat(satisfactions.within(30).all().strong().median()).isNull();
    assertThat(satisfactions.within(90).all().strong().median())
        .isEqualTo(Duration.ofDays(40).minusHours(20));
    assertThatThrownBy(() -> satisfactions.within(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theBoardShowsWhatIsDueFirstAndWhoHasIt() {
    open("email", 1, "sue", "open", 30);
    open("email", 30, "sue", "open", -2);
    open("sms", 200, "sue", "waiting", -100);
    open("email", 2, null, "open", 5);
    closed("email", 4, "satisfied");

    ServiceBoard board = boards.now();

    assertThat(board.open()).isEqualTo(4);
    assertThat(board.ages()).isEqualTo(new ServiceBoard.Ages(0, 2, 1, 1));
    assertThat(board.owners())
        .extracting(Owner::name, Owner::cases, Owner::ours, Owner::overdue)
        .containsExactly(tuple("sue", 3L, 2L, 1L), tuple(null, 1L, 1L, 0L));
    assertThat(board.cases())
        .extracting(OpenCase::code)
        .containsExactly("S-2026-0002", "S-2026-0004", "S-2026-0001", "S-2026-0003");
    assertThat(board.cases())
        .extracting(one -> one.isOverdue(clock.instant()))
        .containsExactly(true, false, false, false);
  }

  @Test
  void whatPeopleWriteIsCountedByDayAndMomentsByCases() {
    long angry = wrote(-80, Duration.ofDays(-2), "human");
    wrote(20, Duration.ofDays(-2), "human");
    wrote(60, Duration.ofDays(-1), "human");
    wrote(-100, Duration.ofDays(-1), "suspected_bot");
    wrote(-100, Duration.ofDays(-40), "human");
    open("email", 3, "sue", "open", 1);
    open("email", 3, "sue", "open", 1);
    jdbc.update("update service_case set response_event_id = ?", angry);

    ServiceBoard board = boards.now();

    assertThat(board.days())
        .containsExactly(
            new ServiceBoard.Day(LocalDate.of(2026, 10, 31), 2, -30, 1),
            new ServiceBoard.Day(LocalDate.of(2026, 11, 1), 1, 60, 0));
    assertThat(board.moments()).containsExactly(new Moment(null, "reply", "email", "complaint", 2));
  }

  private void satisfied(String channel, int hours, String by, Duration waited) {
    insert(channel, "sue", "closed", "satisfied", hours + 20, 1);
    jdbc.update(
        "update service_case set satisfied_at = ?, satisfied_by = ?, waited_seconds = ?,"
            + " closed_at = ? where code = ?",
        at(Duration.ofHours(-20)),
        by,
        waited.toSeconds(),
        at(Duration.ofHours(-20)),
        code());
    if (by.equals("quiet")) {
      jdbc.update(
          "update service_case set satisfied_at = ? where code = ?",
          at(Duration.ofHours(-20)),
          code());
    }
  }

  private void open(String channel, int hoursOld, String owner, String state, int dueInHours) {
    insert(channel, owner, state, null, hoursOld, dueInHours);
  }

  private void closed(String channel, int hoursOld, String outcome) {
    insert(channel, "sue", "closed", outcome, hoursOld, 1);
  }

  private void insert(
      String channel, String owner, String state, String outcome, int hoursOld, int dueInHours) {
    cases++;
    jdbc.update(
        "insert into service_case (code, channel, kind, skill, priority, owner, state, outcome,"
            + " opened_at, due_at, waited_seconds, reopened, updated_at) values (?, ?, 'complaint',"
            + " 'complaint', 'high', ?, ?, ?, ?, ?, 0, 0, ?)",
        code(),
        channel,
        owner,
        state,
        outcome,
        at(Duration.ofHours(-hoursOld)),
        at(Duration.ofHours(dueInHours)),
        at(Duration.ZERO));
  }

  private String code() {
    return "S-2026-%04d".formatted(cases);
  }

  private long wrote(int sentiment, Duration when, String actor) {
    jdbc.update(
        "insert into response_message (direction, channel, thread_key, text, state, occurred_at,"
            + " stored_at) values ('in', 'email', 't', 'Words.', 'stored', ?, ?)",
        at(when),
        at(when));
    jdbc.update(
        "insert into response_event (source, source_event_id, kind, actor, channel, topic,"
            + " sentiment, message_id, occurred_at, received_at) select 'email', concat('m', id),"
            + " 'reply', ?, 'email', 'complaint', ?, id, occurred_at, occurred_at from"
            + " response_message where id = (select max(id) from response_message)",
        actor,
        sentiment);
    return jdbc.queryForObject("select max(id) from response_event", Long.class);
  }

  private LocalDateTime at(Duration offset) {
    return LocalDateTime.ofInstant(
        Instant.parse("2026-11-02T09:00:00Z").plus(offset), ZoneOffset.UTC);
  }
}
