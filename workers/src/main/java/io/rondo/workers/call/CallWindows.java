package io.rondo.workers.call;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * When people may be called by the clock on their own wall. Where it is unknown which wall, it must
 * be time on all of them. A clock that is put forward or back never widens a window: an opening
 * that comes twice counts the second time, a closing the first.
 */
final class CallWindows {

  /** Beyond this there is no common window. */
  private static final Duration HORIZON = Duration.ofDays(400);

  private CallWindows() {}

  /**
   * The first window that is open at this instant or opens next; it begins at this instant when it
   * is open.
   *
   * @return empty when it is never time in all zones at once
   */
  static Optional<CallWindow> next(CallCountry country, Collection<ZoneId> zones, Instant from) {
    Instant at = from;
    while (at.isBefore(from.plus(HORIZON))) {
      Instant start = at;
      Instant end = Instant.MAX;
      for (ZoneId zone : zones) {
        Optional<CallWindow> own = own(country, zone, at);
        if (own.isEmpty()) {
          return Optional.empty();
        }
        start = start.isBefore(own.get().start()) ? own.get().start() : start;
        end = own.get().end().isBefore(end) ? own.get().end() : end;
      }
      if (start.equals(at)) {
        return Optional.of(new CallWindow(at, end));
      }
      at = start;
    }
    return Optional.empty();
  }

  /** Whether somebody may be called at this instant. */
  static boolean isOpen(CallCountry country, Collection<ZoneId> zones, Instant at) {
    return next(country, zones, at).map(window -> window.start().equals(at)).orElse(false);
  }

  private static Optional<CallWindow> own(CallCountry country, ZoneId zone, Instant at) {
    LocalDate first = LocalDate.ofInstant(at, zone);
    LocalDate last = first.plusDays(HORIZON.toDays());
    for (LocalDate day = first; day.isBefore(last); day = day.plusDays(1)) {
      if (country.isCallDay(day)) {
        Instant opening = instant(day.atTime(country.from()), zone, true);
        Instant closing = instant(day.atTime(country.to()), zone, false);
        if (closing.isAfter(at) && opening.isBefore(closing)) {
          return Optional.of(new CallWindow(opening.isBefore(at) ? at : opening, closing));
        }
      }
    }
    return Optional.empty();
  }

  /** A time that the clock leaves out is the instant at which it is put forward. */
  private static Instant instant(LocalDateTime time, ZoneId zone, boolean later) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(time);
    if (offsets.isEmpty()) {
      return zone.getRules().getTransition(time).getInstant();
    }
    return time.toInstant(offsets.get(later ? offsets.size() - 1 : 0));
  }
}
