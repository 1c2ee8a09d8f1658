package io.rondo.forms.fulfilment;

import io.rondo.workers.partner.Partner;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as a partner reads and writes them: where the partner works. */
final class DeskTime {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm z", Locale.ENGLISH);
  private static final LocalTime CLOSING = LocalTime.of(17, 0);

  private DeskTime() {}

  /** Mon 2 Nov 2026, 10:00 CET. */
  static String show(Instant at, Partner partner) {
    return at == null ? "–" : MOMENT.format(at.atZone(zone(partner)));
  }

  /** Today's date where the partner works. */
  static LocalDate day(Instant at, Partner partner) {
    return LocalDate.ofInstant(at, zone(partner));
  }

  /**
   * The close of a day's work, as ISO 8601.
   *
   * @throws DeskWrong when it is no day
   */
  static String promised(String typed, Partner partner) {
    try {
      return LocalDate.parse(typed).atTime(CLOSING).atZone(zone(partner)).toInstant().toString();
    } catch (DateTimeException e) {
      throw new DeskWrong("Say by which day you deliver, for example 2026-12-01.");
    }
  }

  private static ZoneId zone(Partner partner) {
    try {
      return ZoneId.of(partner.timeZone());
    } catch (DateTimeException e) {
      return ZoneOffset.UTC;
    }
  }
}
