package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shipped table of partner choice says of partners as they are. */
class PartnerChoiceTest {

  private final DmnEngine engine =
      DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
  private final DmnDecision table =
      engine.parseDecision(
          "PartnerChoice",
          new ByteArrayInputStream(
              Models.tables().get("PartnerChoice").getBytes(StandardCharsets.UTF_8)));

  @ParameterizedTest
  @CsvSource({
    "state, sandbox, It is not live.",
    "state, suspended, It is not live.",
    "capable, false, It does not make this.",
    "speaks, false, It does not make this in the language that is wanted.",
    "underContract, false, Its contract ends before it is due.",
    "sameCurrency, false, It takes another currency than the campaign’s budget.",
    "capacityLeft, 99, It has not the capacity until it is due."
  })
  void whateverKeepsAPartnerOutIsNamed(String fact, String value, String why) {
    Map<String, Object> facts = good();
    facts.put(fact, value.matches("\\d+") ? (Object) Integer.valueOf(value) : word(value));

    Map<String, Object> verdict = ask(facts);

    assertThat(verdict).containsEntry("fit", false).containsEntry("why", why);
    assertThat(points(verdict)).isZero();
  }

  @Test
  void theCheapestThatKeepsItsDatesIsTheBest() {
    assertThat(ask(good()))
        .containsEntry("fit", true)
        .containsEntry("why", "The cheapest, and it is nearly always in time.");
    assertThat(points(ask(good()))).isEqualTo(100);
  }

  @Test
  void beingInTimeIsWorthMoreThanATenthOfThePrice() {
    Map<String, Object> late = good();
    late.put("punctuality", 60);
    Map<String, Object> dearer = good();
    dearer.put("priceAbove", 10.0);

    assertThat(points(ask(dearer))).isGreaterThan(points(ask(late)));
  }

  @Test
  void theDearerTheFewerPointsWhateverElse() {
    for (int punctuality : new int[] {-1, 0, 89, 90, 100}) {
      for (int left : new int[] {100, 124, 125, 5_000}) {
        int before = Integer.MAX_VALUE;
        for (double above : new double[] {0, 0.1, 10, 10.1, 25, 25.1, 1_000}) {
          Map<String, Object> facts = good();
          facts.putAll(
              Map.of("punctuality", punctuality, "capacityLeft", left, "priceAbove", above));
          Map<String, Object> verdict = ask(facts);
          assertThat(verdict).containsEntry("fit", true);
          assertThat(points(verdict)).isLessThanOrEqualTo(before);
          before = points(verdict);
        }
      }
    }
  }

  private Map<String, Object> ask(Map<String, Object> facts) {
    return engine.evaluateDecisionTable(table, facts).getSingleResult().getEntryMap();
  }

  private static int points(Map<String, Object> verdict) {
    return ((Number) verdict.get("points")).intValue();
  }

  private static Object word(String value) {
    return value.equals("false") ? (Object) false : value;
  }

  private static Map<String, Object> good() {
    return new HashMap<>(
        Map.of(
            "state",
            "live",
            "capable",
            true,
            "speaks",
            true,
            "underContract",
            true,
            "sameCurrency",
            true,
            "priceAbove",
            0.0,
            "capacityLeft",
            300,
            "punctuality",
            95));
  }
}
