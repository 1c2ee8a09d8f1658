package io.rondo.forms.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class FormatsTest {

  private final Instant now = Instant.parse("2026-11-02T09:00:00Z");
  private final Formats fmt = new Formats(Clock.fixed(now, ZoneOffset.UTC));

  @Test
  void numbersMoneyAndSharesReadTheSameEverywhere() {
    assertThat(fmt.number(42694)).isEqualTo("42,694");
    assertThat(fmt.money("USD", new BigDecimal("30311.69"))).isEqualTo("USD 30,311.69");
    assertThat(fmt.money("EUR", -3)).isEqualTo("EUR −3.00");
    assertThat(fmt.percent(0.182757)).isEqualTo("18.28 %");
    assertThat(fmt.points(0.0766)).isEqualTo("+7.66 points");
    assertThat(fmt.points(-0.0766)).isEqualTo("−7.66 points");
    assertThat(fmt.moneyDifference("USD", 0.77)).isEqualTo("USD +0.77");
  }

  @Test
  void timesNameTheirZone() {
    assertThat(fmt.time(now)).isEqualTo("2 Nov 2026, 09:00 UTC");
    assertThat(fmt.distance(now.minusSeconds(7200))).isEqualTo("2 hours ago");
    assertThat(fmt.distance(now.plusSeconds(86400))).isEqualTo("in 1 day");
    assertThat(fmt.distance(now)).isEqualTo("just now");
  }

  @Test
  void whatIsMissingIsADash() {
    assertThat(fmt.number(null)).isEqualTo("–");
    assertThat(fmt.percent(null)).isEqualTo("–");
    assertThat(fmt.time(null)).isEqualTo("–");
    assertThat(new Words().of(null)).isEqualTo("–");
    assertThat(new Words().of("occurredAt")).isEqualTo("Occurred at");
    assertThat(fmt.any(true)).isEqualTo("yes");
    assertThat(new Words().of("refused 5.1.1")).isEqualTo("Refused 5.1.1");
  }
}
