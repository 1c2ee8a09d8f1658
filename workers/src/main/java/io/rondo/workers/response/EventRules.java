package io.rondo.workers.response;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What an event must look like before it is stored. */
final class EventRules {

  private static final Set<String> TYPES = Set.of("visit", "conversion", "purchase");
  private static final Set<String> CURRENCIES = Set.of("EUR", "USD", "GBP", "CHF");
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);
  private static final BigDecimal HIGHEST = new BigDecimal("1000000000");

  private EventRules() {}

  /** The reason to refuse this event; empty when it is sound. */
  static Optional<String> problem(IncomingEvent event, Instant now) {
    return first(
        identifier("id", event.id(), 100),
        TYPES.contains(event.type() == null ? "" : event.type())
            ? null
            : "type is visit, conversion or purchase",
        identifier("customer", event.customer(), 64),
        time(event.occurredAt(), now),
        money(event));
  }

  private static String identifier(String field, String value, int longest) {
    if (value == null || value.isEmpty()) {
      return field + " is missing";
    }
    if (value.length() > longest) {
      return field + " is longer than " + longest + " characters";
    }
    // MySQL ignores blanks at the end of a key, H2 does not: no key of ours begins or ends with one
    if (!value.equals(value.strip()) || value.chars().anyMatch(Character::isISOControl)) {
      return field + " has blanks around it or control characters in it";
    }
    return null;
  }

  private static String time(Instant occurredAt, Instant now) {
    if (occurredAt == null) {
      return null;
    }
    if (occurredAt.isAfter(now.plus(CLOCK_DIFFERENCE))) {
      return "occurredAt is more than a day in the future";
    }
    return occurredAt.isBefore(EARLIEST) ? "occurredAt is before the year 2000" : null;
  }

  private static String money(IncomingEvent event) {
    BigDecimal amount = event.amount();
    if (!"purchase".equals(event.type())) {
      return amount == null && event.currency() == null
          ? null
          : "amount and currency belong to a purchase";
    }
    if (amount == null) {
      return "amount is missing";
    }
    if (amount.signum() < 0 || amount.compareTo(HIGHEST) > 0) {
      return "amount is not between 0 and 1,000,000,000";
    }
    if (amount.stripTrailingZeros().scale() > 2) {
      return "amount has more than two decimals";
    }
    return event.currency() == null || CURRENCIES.contains(event.currency())
        ? null
        : "currency is EUR, USD, GBP or CHF";
  }

  private static Optional<String> first(String... problems) {
    for (String problem : problems) {
      if (problem != null) {
        return Optional.of(problem);
      }
    }
    return Optional.empty();
  }
}
