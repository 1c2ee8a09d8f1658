package io.rondo.workers.partner;

import io.rondo.workers.staff.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What partners can still make. */
@Service
public class Capacity {

  private static final int MOST_DAYS = 3_660;

  private final PartnerMapper partners;
  private final ProposalMapper mapper;
  private final WorkingCalendar calendar;
  private final Clock clock;

  Capacity(PartnerMapper partners, ProposalMapper mapper, WorkingCalendar calendar, Clock clock) {
    this.partners = partners;
    this.mapper = mapper;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * Pieces that a partner can make on the working days from today to that day, without those that
   * it owes by then; never negative.
   *
   * @param until null for as soon as its contract allows: after its hours for answer, draft and
   *     production
   */
  @Transactional(readOnly = true)
  public long left(long partnerId, Instant until) {
    PartnerRow row = partners.byId(partnerId);
    if (row == null) {
      throw new UnknownPartner(partnerId);
    }
    Partner partner = row.partner();
    Instant due = until == null ? promised(partner) : until;
    long can = workingDays(partner, due) * partner.capacityPerDay();
    return Math.max(0, can - mapper.owed(partnerId, due));
  }

  /** When a partner that starts now is through with the production. */
  Instant promised(Partner partner) {
    Partner.Sla sla = partner.sla();
    return calendar.plusHours(
        clock.instant(), sla.ackHours() + sla.draftHours() + sla.productionHours());
  }

  private long workingDays(Partner partner, Instant until) {
    ZoneId zone = ZoneId.of(partner.timeZone());
    LocalDate day = LocalDate.ofInstant(clock.instant(), zone);
    LocalDate last = LocalDate.ofInstant(until, zone);
    long days = 0;
    for (int i = 0; i < MOST_DAYS && !day.plusDays(i).isAfter(last); i++) {
      days += calendar.isWorkingDay(day.plusDays(i)) ? 1 : 0;
    }
    return days;
  }
}
