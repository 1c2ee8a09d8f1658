package io.rondo.workers.fulfilment;

import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.staff.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When a partner is reminded of a step, and when it is late; in working hours of its contract. */
@Component
class Deadlines {

  private final Partners partners;
  private final WorkingCalendar calendar;
  private final Clock clock;

  Deadlines(Partners partners, WorkingCalendar calendar, Clock clock) {
    this.partners = partners;
    this.calendar = calendar;
    this.clock = clock;
  }

  /** Half of the time, and all of it. */
  record Due(Instant remindAt, Instant dueAt) {}

  /** For a step that begins now, or whose clock runs already. */
  Due of(Order order, ClockStep step) {
    boolean runs = step.text().equals(order.clockStep());
    Instant from = step == ClockStep.ANSWER ? order.submittedAt() : null;
    Due due = of(order.partnerId(), step, from == null ? clock.instant() : from);
    return runs ? new Due(due.remindAt(), order.clockDueAt()) : due;
  }

  /** For a step that begins then. */
  Due of(long partnerId, ClockStep step, Instant from) {
    Partner partner = partners.get(partnerId);
    int hours = step.hours(partner.sla());
    return new Due(calendar.plusHours(from, hours / 2), calendar.plusHours(from, hours));
  }

  /** For a new date that a person granted: a reminder in the middle of what is left. */
  Due until(Instant dueAt) {
    Instant now = clock.instant();
    long half = calendar.between(now, dueAt).toHours() / 2;
    return new Due(calendar.plusHours(now, (int) Math.min(half, Integer.MAX_VALUE)), dueAt);
  }
}
