package io.rondo.workers.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EventRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");

  @Test
  void aSoundEventHasNoProblem() {
    assertThat(problem(event("e1", "visit", "c1", null, null, null))).isNull();
    assertThat(problem(event("e1", "lamp_returned", "c1", null, null, null))).isNull();
    assertThat(problem(words("support", "delivery", "-4.5", "Hello"))).isNull();
    assertThat(problem(purchase("29.99", "EUR"))).isNull();
    assertThat(problem(purchase("0", null))).isNull();
    assertThat(problem(purchase("1200.00", "USD"))).isNull();
    assertThat(problem(purchase("5.000", "USD"))).isNull();
  }

  @ParameterizedTest
  @MethodSource("unsound")
  void anUnsoundEventIsRefusedByName(IncomingEvent event, String reason) {
    assertThat(problem(event)).isEqualTo(reason);
  }

  private static IncomingEvent words(String channel, String detail, String score, String text) {
    return new IncomingEvent(
        "e1",
        "ticket",
        "c1",
        null,
        null,
        null,
        null,
        channel,
        detail,
        score == null ? null : new BigDecimal(score),
        text);
  }

  static Stream<Arguments> unsound() {
    return Stream.of(
        Arguments.of(event(null, "visit", "c1", null, null, null), "id is missing"),
        Arguments.of(
            event("x".repeat(101), "visit", "c1", null, null, null),
            "id is longer than 100 characters"),
        Arguments.of(
            event("e ", "visit", "c1", null, null, null),
            "id has blanks around it or control characters in it"),
        Arguments.of(
            event("e1", "click", "c1", null, null, null),
            "type click cannot be told: Rondo sees it for itself"),
        Arguments.of(
            event("e1", null, "c1", null, null, null),
            "type is a word of two to twenty small letters and underscores, for example purchase"),
        Arguments.of(event("e1", "visit", "", null, null, null), "customer is missing"),
        Arguments.of(
            event("e1", "visit", "c1", NOW.plus(Duration.ofDays(1)).plusMillis(1), null, null),
            "occurredAt is more than a day in the future"),
        Arguments.of(
            event("e1", "visit", "c1", Instant.MIN, null, null),
            "occurredAt is before the year 2000"),
        Arguments.of(
            event("e1", "visit", "c1", null, BigDecimal.ONE, null),
            "amount and currency belong to a purchase"),
        Arguments.of(
            event("e1", "conversion", "c1", null, null, "EUR"),
            "amount and currency belong to a purchase"),
        Arguments.of(event("e1", "purchase", "c1", null, null, "EUR"), "amount is missing"),
        Arguments.of(purchase("-0.01", "EUR"), "amount is not between 0 and 1,000,000,000"),
        Arguments.of(purchase("1e999999", "EUR"), "amount is not between 0 and 1,000,000,000"),
        Arguments.of(purchase("1e-999999", "EUR"), "amount has more than two decimals"),
        Arguments.of(purchase("1.005", "EUR"), "amount has more than two decimals"),
        Arguments.of(
            event("e1", "Delivery!", "c1", null, null, null),
            "type is a word of two to twenty small letters and underscores, for example purchase"),
        Arguments.of(
            words("so long that it is no channel", null, null, null),
            "channel is a word of two to sixteen small letters and underscores, for example shop"),
        Arguments.of(
            words(null, "x".repeat(101), null, null), "detail is longer than 100 characters"),
        Arguments.of(
            words(null, null, "1.00001", null),
            "score is not between -10,000,000 and 10,000,000 with at most four decimals"),
        Arguments.of(
            words(null, null, null, "x".repeat(4001)),
            "text is blank or longer than 4,000 characters"),
        Arguments.of(words(null, null, null, " "), "text is blank or longer than 4,000 characters"),
        Arguments.of(purchase("1", "JPY"), "currency is EUR, USD, GBP or CHF"));
  }

  @ParameterizedTest
  @CsvSource({
    "false, 'Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0', HUMAN, HUMAN",
    "true, 'Mozilla/5.0 (Windows NT 10.0; rv:128.0) Gecko/20100101 Firefox/128.0',"
        + " SUSPECTED_BOT, SUSPECTED_BOT",
    "false, 'Mozilla/5.0 (compatible; bingbot/2.0)', SUSPECTED_BOT, SUSPECTED_BOT",
    "false, 'Slackbot-LinkExpanding 1.0', SUSPECTED_BOT, SUSPECTED_BOT",
    "false, 'Barracuda Sentinel (EE)', SUSPECTED_BOT, SUSPECTED_BOT",
    "false, '', SUSPECTED_BOT, SUSPECTED_BOT",
    "false, , SUSPECTED_BOT, SUSPECTED_BOT",
    "false, 'Mozilla/5.0', HUMAN, PROXY",
    "false, 'Mozilla/5.0 (Windows NT 5.1) Firefox/11.0 (via ggpht.com GoogleImageProxy)', HUMAN,"
        + " PROXY",
    "false, 'Mozilla/5.0 (Linux; Android 12; Cubot X30) Chrome/120.0', HUMAN, HUMAN",
  })
  void aScannerIsNoPerson(boolean head, String agent, Actor click, Actor open) {
    assertThat(Actor.ofClick(head, agent)).isEqualTo(click);
    assertThat(Actor.ofOpen(head, agent)).isEqualTo(open);
  }

  private static String problem(IncomingEvent event) {
    return EventRules.problem(event, NOW).orElse(null);
  }

  private static IncomingEvent purchase(String amount, String currency) {
    return event("e1", "purchase", "c1", null, new BigDecimal(amount), currency);
  }

  private static IncomingEvent event(
      String id, String type, String customer, Instant at, BigDecimal amount, String currency) {
    return new IncomingEvent(id, type, customer, null, at, amount, currency);
  }
}
