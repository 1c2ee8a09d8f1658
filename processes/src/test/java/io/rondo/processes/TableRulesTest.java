package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every decision table keeps the rules, and every rule can reject. */
class TableRulesTest {

  /** A file of ours with one thing made wrong. */
  record Probe(TableRule rule, String right, String wrong) {}

  static Stream<Probe> probes() {
    return Stream.of(
        new Probe(
            TableRule.THE_FIRST_TABLE_IS_NAMED_LIKE_ITS_FILE,
            "<decision id=\"ApprovalRoute\"",
            "<decision id=\"Route\""),
        new Probe(
            TableRule.A_TABLE_HAS_NAME_DOCUMENTATION_AND_TIME_TO_LIVE,
            " camunda:historyTimeToLive=\"P180D\"",
            ""),
        new Probe(
            TableRule.EVERY_DECISION_IS_A_TABLE_IN_FEEL,
            "typeRef=\"double\">",
            "typeRef=\"double\" expressionLanguage=\"juel\">"),
        new Probe(
            TableRule.EVERY_ROW_SAYS_WHY,
            "<description>Little money, few people, nothing delicate: one colleague sees enough."
                + "</description>",
            ""),
        new Probe(TableRule.NO_CASE_IS_LEFT_OUT, "&lt;= 100000", "&lt;= 99999"),
        new Probe(TableRule.NO_CASE_IS_LEFT_OUT, "hitPolicy=\"UNIQUE\"", "hitPolicy=\"FIRST\""),
        new Probe(TableRule.NO_CASE_IS_LEFT_OUT, "\"light\"", "\"tiny\""),
        new Probe(
            TableRule.EVERY_TABLE_IS_DRAWN,
            "dmnElementRef=\"ApprovalStages\"",
            "dmnElementRef=\"ApprovalRoute\""));
  }

  @ParameterizedTest
  @EnumSource(TableRule.class)
  void everyFileKeepsTheRule(TableRule rule) {
    Models.tables().forEach((name, xml) -> assertThat(rule.broken(name, xml)).as(name).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("probes")
  void theRuleRejectsItsProbe(Probe probe) {
    String right = Models.tables().get("ApprovalRoute");
    assertThat(right).contains(probe.right());
    int at = right.indexOf(probe.right());
    String wrong =
        right.substring(0, at) + probe.wrong() + right.substring(at + probe.right().length());

    assertThat(probe.rule().broken("ApprovalRoute", wrong)).isNotEmpty();
  }

  @Test
  void everyRuleHasAProbe() {
    assertThat(probes().map(Probe::rule)).contains(TableRule.values());
  }

  @Test
  void thereAreTables() {
    assertThat(Models.tables()).containsKey("ApprovalRoute");
  }
}
