package io.rondo.forms.layout;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How numbers, money, shares and times read on every page; templates call it {@code @fmt}. */
@Component("fmt")
public class Formats {

  private static final String NONE = "–";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Clock clock;

  Formats(Clock clock) {
    this.clock = clock;
  }

  /** 42,694. */
  public String number(Number value) {
    return value == null ? NONE : pattern("#,##0.######").format(value);
  }

  /** USD 30,311.69. */
  public String money(String currency, Number value) {
    return value == null ? NONE : currency + " " + pattern("#,##0.00;−#,##0.00").format(value);
  }

  /** Minor units with two decimals, as money. */
  public String minor(String currency, Number minor) {
    return minor == null
        ? NONE
        : money(currency, new BigDecimal(minor.toString()).movePointLeft(2));
  }

  /** A share of 1 as 18.28 %. */
  public String percent(Double share) {
    return share == null ? NONE : pattern("#,##0.00;−#,##0.00").format(share * 100) + " %";
  }

  /** A part of a whole as 18.3 %; a dash where the whole is empty. */
  public String part(long part, long whole) {
    return whole == 0 ? NONE : pattern("0.0").format(100.0 * part / whole) + " %";
  }

  /** A difference of shares as +7.66 points. */
  public String points(Double difference) {
    return difference == null
        ? NONE
        : pattern("+#,##0.00;−#,##0.00").format(difference * 100) + " points";
  }

  /** Half the width of an interval of shares as ± 0.70. */
  public String plusMinusPoints(Double half) {
    return half == null ? NONE : "± " + pattern("#,##0.00").format(half * 100);
  }

  /** A difference of money as USD +0.77. */
  public String moneyDifference(String currency, Double difference) {
    return difference == null
        ? NONE
        : currency + " " + pattern("+#,##0.00;−#,##0.00").format(difference);
  }

  /** Half the width of an interval of money as ± 0.30. */
  public String plusMinus(Double half) {
    return half == null ? NONE : "± " + pattern("#,##0.00").format(half);
  }

  /** 23 Nov 2026, 03:15 UTC. */
  public String time(Instant at) {
    return at == null ? NONE : TIME.format(at);
  }

  /** 23 Nov 2026. */
  public String day(Instant at) {
    return at == null ? NONE : DAY.format(at);
  }

  /** 23 Nov 2026, of a day that somebody has named. */
  public String date(LocalDate day) {
    return day == null ? NONE : DAY.format(day);
  }

  /** Whatever a table of facts holds, in its usual form. */
  public String any(Object value) {
    if (value instanceof Instant at) {
      return time(at);
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    return value == null ? NONE : value.toString();
  }

  /** How long ago or ahead: 3 days ago, in 2 hours, just now. */
  public String distance(Instant at) {
    if (at == null) {
      return NONE;
    }
    Duration distance = Duration.between(clock.instant(), at);
    String length = length(distance.abs());
    if (length.isEmpty()) {
      return "just now";
    }
    return distance.isNegative() ? length + " ago" : "in " + length;
  }

  /** How long something took: 3 days 4 h, 2 h 5 min, 4 min, under a minute. */
  public String took(Duration took) {
    if (took == null) {
      return NONE;
    }
    if (took.toDays() > 0) {
      return count(took.toDays(), "day") + " " + took.toHoursPart() + " h";
    }
    if (took.toHours() > 0) {
      return took.toHours() + " h " + took.toMinutesPart() + " min";
    }
    return took.toMinutes() > 0 ? took.toMinutes() + " min" : "under a minute";
  }

  private String length(Duration length) {
    if (length.toDays() > 0) {
      return count(length.toDays(), "day");
    }
    if (length.toHours() > 0) {
      return count(length.toHours(), "hour");
    }
    return length.toMinutes() > 0 ? count(length.toMinutes(), "minute") : "";
  }

  /** 1 person, 2 persons: the noun takes an s where the number is not 1. */
  public String count(long number, String noun) {
    return pattern("#,##0").format(number) + " " + noun + (number == 1 ? "" : "s");
  }

  private static DecimalFormat pattern(String pattern) {
    return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
  }
}
