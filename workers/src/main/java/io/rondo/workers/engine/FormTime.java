package io.rondo.workers.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** Times as forms send them. */
public final class FormTime {

  private FormTime() {}

  /**
   * A time with zone, without zone (UTC), or a day alone (its first instant); null for blank.
   *
   * @param field for the refusal
   * @throws StepRefused when the text is no time
   */
  public static Instant of(String field, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return null;
    }
    try {
      int clock = stripped.indexOf('T');
      if (clock < 0) {
        return LocalDate.parse(stripped).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      boolean zoned = stripped.substring(clock).matches(".*(Z|[+-]\\d\\d:?\\d\\d)(\\[.*])?");
      return zoned
          ? OffsetDateTime.parse(isoZone(stripped)).toInstant()
          : LocalDateTime.parse(stripped).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new StepRefused("Variable " + field + " is not a date and time.");
    }
  }

  /** The engine's own JSON writes +0000 where ISO wants +00:00, other tools name the region. */
  private static String isoZone(String text) {
    return text.replaceFirst("\\[.*]$", "").replaceFirst("([+-]\\d\\d)(\\d\\d)$", "$1:$2");
  }
}
