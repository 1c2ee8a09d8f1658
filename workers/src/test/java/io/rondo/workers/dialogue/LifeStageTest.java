package io.rondo.workers.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifeStageTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final DialogueSettings SETTINGS =
      new DialogueSettings(Duration.ofDays(30), 3, Duration.ofDays(180), Duration.ofDays(365), 4);

  @ParameterizedTest(name = "{0}: {1} purchases, the first {3} days ago, a sign {4} days ago")
  @CsvSource({
    "PROSPECT, 0, 0, ,   3",
    "NEW,      1, 1, 29, 3",
    "ACTIVE,   1, 1, 31, 3",
    "ACTIVE,   2, 2, 20, 3",
    "LOYAL,    3, 3, 29, 3",
    "ACTIVE,   9, 2, 900, 3",
    "LAPSING,  9, 3, 900, 181",
    "LOST,     9, 0, 900, 366",
    "LAPSING,  1, 1, 365, 365",
  })
  void whatSomebodyDidTellsTheStage(
      LifeStage stage, int purchases, int late, Integer firstDays, int signDays) {
    Instant first = firstDays == null ? null : NOW.minus(Duration.ofDays(firstDays));
    var past = new LifeMapper.Past(1, purchases, late, first, NOW.minus(Duration.ofDays(signDays)));

    assertThat(LifeStage.of(past, SETTINGS, NOW)).isEqualTo(stage);
  }
}
