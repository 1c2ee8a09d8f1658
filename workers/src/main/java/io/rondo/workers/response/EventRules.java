package io.rondo.workers.response;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What an event must look like before it is stored. */
final class EventRules {

  private static final Pattern WORD = Pattern.compile("[a-z][a-z_]{1,19}");
  private static final Pattern CHANNEL = Pattern.compile("[a-z][a-z_]{1,15}");

  /** What Rondo sees for itself, or acts upon when it is told on its own way. */
  private static final Set<String> OWN =
      Set.of(
          "click",
          "open",
          "unsubscribe",
          "reply",
          "bounce",
          "auto_reply",
          "call",
          "returned",
          "referral",
          "sms",
          "mention",
          "social_reply",
          "like",
          "repost",
          "answer");

  private static final Set<String> CURRENCIES = Set.of("EUR", "USD", "GBP", "CHF");
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);
  private static final int LONGEST_TEXT = 4_000;
  private static final BigDecimal HIGHEST_SCORE = new BigDecimal("10000000");
  private static final BigDecimal HIGHEST = new BigDecimal("1000000000");

  private EventRules() {}

  /** The reason to refuse this event; empty when it is sound. */
  static Optional<String> problem(IncomingEvent event, Instant now) {
    return first(
        identifier("id", event.id(), 100),
        type(event.type()),
        identifier("customer", event.customer(), 64),
        time(event.occurredAt(), now),
        money(event),
        words(event));
  }

  private static String type(String type) {
    if (type == null || !WORD.matcher(type).matches()) {
      return "type is a word of two to twenty small letters and underscores, for example purchase";
    }
    return OWN.contains(type) ? "type " + type + " cannot be told: Rondo sees it for itself" : null;
  }

  private static String words(IncomingEvent event) {
    if (event.channel() != null && !CHANNEL.matcher(event.channel()).matches()) {
      return "channel is a word of two to sixteen small letters and underscores, for example shop";
    }
    if (event.detail() != null) {
      String problem = identifier("detail", event.detail(), 100);
      if (problem != null) {
        return problem;
      }
    }
    if (event.score() != null
        && (event.score().abs().compareTo(HIGHEST_SCORE) > 0
            || event.score().stripTrailingZeros().scale() > 4)) {
      return "score is not between -10,000,000 and 10,000,000 with at most four decimals";
    }
    if (event.text() == null) {
      return null;
    }
    return event.text().isBlank() || event.text().length() > LONGEST_TEXT
        ? "text is blank or longer than 4,000 characters"
        : null;
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
