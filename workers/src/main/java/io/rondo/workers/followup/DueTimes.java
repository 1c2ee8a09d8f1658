package io.rondo.workers.followup;

import io.rondo.workers.engine.Decisions;
import io.rondo.workers.staff.WorkingCalendar;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** By when a case is answered: asks the table of priorities. */
@Component
class DueTimes {

  static final String TABLE = "FollowUpPriority";

  private final ObjectProvider<Decisions> decisions;
  private final WorkingCalendar calendar;

  DueTimes(ObjectProvider<Decisions> decisions, WorkingCalendar calendar) {
    this.decisions = decisions;
    this.calendar = calendar;
  }

  /**
   * The clock of a case.
   *
   * @param answerDays how long the customer may think about our answer
   */
  record Times(Instant remindAt, Instant dueAt, Instant escalateAt, int answerDays) {

    /** As the process reads them. */
    Map<String, Object> variables() {
      Map<String, Object> variables = new HashMap<>();
      variables.put("remindAt", remindAt);
      variables.put("dueAt", dueAt);
      variables.put("escalateAt", escalateAt);
      return variables;
    }
  }

  /** The clock of a case from a time on. */
  Times of(String kind, String priority, Instant from) {
    Map<String, Object> row =
        decisions.getObject().prepared(TABLE).first(Map.of("caseKind", kind, "priority", priority));
    return new Times(
        calendar.plusHours(from, number(row, "remindHours")),
        calendar.plusHours(from, number(row, "dueHours")),
        calendar.plusHours(from, number(row, "escalateHours")),
        number(row, "answerDays"));
  }

  /** A call was promised for a time: two hours later somebody else makes it. */
  Times promised(Instant at) {
    return new Times(at, at, calendar.plusHours(at, 2), 0);
  }

  private static int number(Map<String, Object> row, String column) {
    if (row.get(column) instanceof Number number) {
      return number.intValue();
    }
    throw new IllegalStateException(
        "The table %s has no %s: save a version that has.".formatted(TABLE, column));
  }
}
