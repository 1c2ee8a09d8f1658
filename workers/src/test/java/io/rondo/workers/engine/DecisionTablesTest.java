package io.rondo.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a DMN file must keep to, and what can be said of its rows. */
class DecisionTablesTest {

  private static DmnXml table(String type, String... conditions) {
    DmnXml table = DmnXml.table("T", "UNIQUE").input("x", type).output("o", "string");
    for (String condition : conditions) {
      table.row(condition, "\"yes\"");
    }
    return table;
  }

  private static List<String> problems(DmnXml table) {
    return DecisionTables.problems(table.file());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "double  | <= 10              | >= 10                    | 10",
        "double  | < 10               | > 9                      | 9.5",
        "double  | [1..5]             | [5..9]                   | 5",
        "double  | (1..5)             | (4.5..9]                 | 4.75",
        "double  | ]1..3[             | 2                        | 2",
        "double  | 1,2,3              | 5, 3                     | 3",
        "double  | -1.5               | < 0                      | -1.5",
        "double  | not(5)             | not(6)                   | 5.5",
        "double  | not(< 5)           | [5..6]                   | 5",
        "double  | -                  | 7                        | 7",
        "double  | null               | not(5)                   | nothing",
        "integer | > 4                | < 6                      | 5",
        "string  | \"a\",\"b\"        | \"b\", \"c\"             | \"b\"",
        "string  | not(\"a\")         | \"b\"                    | \"b\"",
        "string  | not(\"\")          | not(\"a\")               | \"something else\"",
        "string  | contains(?, \"a\") | contains(?, \"b\")       | \"a,b\"",
        "string  | contains(?, \"ab\")| not(contains(?, \"c\"))  | \"ab\"",
        "string  | starts with(?, \"a\") | ends with(?, \"b\")   | \"a,b\"",
        "string  | \"say \\\"no\\\"\" | contains(?, \"no\")      | \"say \\\"no\\\"\"",
        "boolean | true               | true,false               | true",
        "boolean | false              | false,true               | false"
      })
  void rowsThatBothFitAreNamedWithAnExample(String type, String one, String other, String example) {
    assertThat(problems(table(type, one, other)))
        .containsExactly("Table The T: rows 1 and 2 both fit, for example x " + example + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "double  | < 10               | >= 10",
        "double  | [1..5)             | [5..9]",
        "double  | ]1..5]             | ]5..9]",
        "double  | 1.0                | 2, 3",
        "double  | not(5)             | 5",
        "double  | null               | not(null)",
        "integer | > 4                | < 5",
        "integer | < 4.5              | >= 5",
        "string  | \"a\"              | \"b\", \"c\"",
        "string  | \"\"               | not(\"\", null)",
        "string  | \"\"               | not(\"\")",
        "string  | contains(?, \"ab\")| not(contains(?, \"a\"))",
        "string  | \"a\"              | not(starts with(?, \"a\"))",
        "boolean | true               | false"
      })
  void rowsSideBySideAreWelcome(String type, String one, String other) {
    assertThat(problems(table(type, one, other))).isEmpty();
  }

  @Test
  void rowsOverlapOnlyWhereAllTheirColumnsDo() {
    DmnXml table =
        DmnXml.table("T", "UNIQUE")
            .input("budget", "double")
            .input("claims", "boolean")
            .input("partner", "string")
            .output("o", "string")
            .row("<= 5", "true", "-", "\"1\"")
            .row("> 4", "false", "-", "\"2\"")
            .row("> 4", "-", "\"acme\"", "\"3\"")
            .row("> 9", "-", "\"other\"", "\"4\"");

    assertThat(problems(table))
        .containsExactly(
            "Table The T: rows 1 and 3 both fit, for example budget 5, claims true, partner \"acme\".",
            "Table The T: rows 2 and 3 both fit, for example budget 5, claims false, partner \"acme\".",
            "Table The T: rows 2 and 4 both fit, for example budget 10, claims false, partner \"other\".");
  }

  @Test
  void ofManyOverlapsTheFirstAreNamedAndTheRestCounted() {
    assertThat(problems(table("double", "-", "", "-", "-", "-", "-")))
        .hasSize(11)
        .contains("Table The T: rows 1 and 2 both fit everything.")
        .endsWith("Table The T: 5 more pairs of rows both fit.");
  }

  @Test
  void aRowThatNothingFitsIsNamed() {
    assertThat(problems(table("double", "[5..1]", "> 5")))
        .containsExactly("Table The T, row 1: nothing fits x [5..1].");
    assertThat(problems(table("integer", "(1..2)")))
        .containsExactly("Table The T, row 1: nothing fits x (1..2).");
    // FEEL takes it for a calculation, not for a test
    assertThat(problems(table("boolean", "not(true)")))
        .containsExactly("Table The T, row 1: nothing fits x not(true).");
  }

  /** Rows drawn at random: what brute force finds in a fine grid, the comparison says too. */
  @Test
  void theComparisonAgreesWithTryingEveryValue() {
    Random random = new Random(20261123);
    for (int round = 0; round < 60; round++) {
      String one = condition(random);
      String other = condition(random);
      boolean together = false;
      boolean gap = false;
      for (int quarter = -8; quarter <= 40; quarter++) {
        Object value = new java.math.BigDecimal(quarter).divide(new java.math.BigDecimal(4));
        boolean fitsOne = Feel.fits(one, value);
        boolean fitsOther = Feel.fits(other, value);
        together |= fitsOne && fitsOther;
        gap |= !fitsOne && !fitsOther;
      }
      together |= Feel.fits(one, null) && Feel.fits(other, null);
      DmnXml table = table("double", one, other);
      List<String> problems = new ArrayList<>(problems(table));
      boolean never = problems.removeIf(problem -> problem.contains("nothing fits"));

      assertThat(!problems.isEmpty()).as(one + " and " + other).isEqualTo(together);
      if (!together && !never) {
        assertThat(DecisionTables.gaps(table.file()).containsKey("T"))
            .as(one + " and " + other)
            .isEqualTo(gap);
      }
    }
  }

  private static String condition(Random random) {
    int a = random.nextInt(8);
    int b = a + random.nextInt(3);
    String test =
        switch (random.nextInt(6)) {
          case 0 -> "< " + a;
          case 1 -> ">= " + a;
          case 2 -> "[" + a + ".." + b + ")";
          case 3 -> "]" + a + ".." + b + "]";
          case 4 -> a + ", " + b;
          default -> String.valueOf(a);
        };
    return random.nextInt(4) == 0 ? "not(" + test + ")" : test;
  }

  @Test
  void aGapIsShownByAnExample() {
    DmnXml table =
        DmnXml.table("T", "UNIQUE")
            .input("budget", "double")
            .input("claims", "boolean")
            .input("partner", "string")
            .output("o", "string")
            .row("< 5", "-", "-", "\"1\"")
            .row("> 5", "-", "-", "\"2\"")
            .row("5", "true", "-", "\"3\"")
            .row("5", "false", "not(\"acme\")", "\"4\"");

    assertThat(DecisionTables.gaps(table.file()))
        .isEqualTo(Map.of("T", "budget 5, claims false, partner \"acme\""));
    assertThat(DecisionTables.gaps(table.row("5", "false", "\"acme\"", "\"5\"").file())).isEmpty();
  }

  @Test
  void gapsAreOfUniqueTablesWithoutFaultsOnly() {
    assertThat(
            DecisionTables.gaps(
                DmnXml.table("T", "COLLECT")
                    .input("x", "double")
                    .output("o", "string")
                    .row("5", "\"yes\"")
                    .file()))
        .isEmpty();
    assertThat(DecisionTables.gaps(table("integer", "[1..5]", "[6..10]", "< 1", "> 10").file()))
        .isEmpty();
    assertThat(DecisionTables.gaps(table("double").file())).isEqualTo(Map.of("T", "anything"));
    assertThatThrownBy(() -> DecisionTables.gaps(table("double", "-", "-").file()))
        .isInstanceOf(ModelRefused.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "double | budget > 5",
        "double | ? > other",
        "double | 2 + 3",
        "double | 1,",
        "double | not(1), 2",
        "double | > now()",
        "string | function(a) external { java: { class: \"java.lang.Math\" } }",
        "string | matches(?, \"a.*\")",
        "string | > \"a\"",
        "string | light",
        "string | \"a",
        "double | date(\"2026-01-01\")"
      })
  void aConditionThatCannotBeComparedIsRefused(String type, String condition) {
    assertThat(problems(table(type, condition)))
        .singleElement()
        .asString()
        .startsWith(
            "Table The T, row 1, x: “" + condition + "” cannot be compared with other rows. Use ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "double  | \"a\"              | a number",
        "integer | true               | a whole number",
        "string  | 5                  | a text in double quotes",
        "double  | contains(?, \"5\") | a number",
        "boolean | \"yes\"            | true or false"
      })
  void aConditionOfAnotherTypeIsRefused(String type, String condition, String words) {
    assertThat(problems(table(type, condition)))
        .containsExactly("Table The T, row 1, x: “" + condition + "” is not " + words + ".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "string  | light              | is calculated",
        "string  | \"a\" + \"b\"      | is calculated",
        "string  | string(x)          | is calculated",
        "integer | 1 + 1              | is calculated",
        "integer | 1.5                | is not a whole number",
        "integer | \"1\"              | is not a whole number",
        "boolean | \"true\"           | is not true or false",
        "string  | 5                  | is not a text in double quotes"
      })
  void anOutcomeIsALiteralOfItsType(String type, String outcome, String fault) {
    DmnXml table =
        DmnXml.table("T", "UNIQUE").input("x", "double").output("o", type).row("-", outcome);

    assertThat(problems(table))
        .singleElement()
        .asString()
        .startsWith("Table The T, row 1, o: “" + outcome + "” " + fault);
  }

  @Test
  void onlyFeelIsSpoken() {
    for (String language : List.of("juel", "groovy", "javascript")) {
      String attribute = " expressionLanguage=\"" + language + '"';
      assertThat(problems(table("double").rowSpeaking(attribute, "${true}", "\"a\"")))
          .as(language)
          .containsExactly(
              "Table The T, row 1, x speaks " + language + ". Only FEEL is allowed.",
              "Table The T, row 1, o speaks " + language + ". Only FEEL is allowed.");
      assertThat(
              DecisionTables.problems(
                  table("double")
                      .file()
                      .replace("<inputExpression", "<inputExpression" + attribute)))
          .containsExactly("Table The T, column x speaks " + language + ". Only FEEL is allowed.");
      assertThat(
              DecisionTables.problems(
                  table("double").file().replace("namespace=", attribute + " namespace=")))
          .containsExactly("This file speaks " + language + ". Only FEEL is allowed.");
    }
    assertThat(problems(table("double").rowSpeaking(" expressionLanguage=\"feel\"", "5", "\"a\"")))
        .isEmpty();
  }

  @Test
  void onlyTablesAreDecisions() {
    String expression =
        "<decision id=\"E\" name=\"Sum\" camunda:historyTimeToLive=\"P1D\"><literalExpression id=\"L\"><text>1 + 1</text></literalExpression></decision>";

    assertThat(DecisionTables.problems(DmnXml.file(expression)))
        .containsExactly("Decision Sum is no table. Only decision tables are allowed.");
  }

  @Test
  void aTableSaysHowLongItsHistoryIsKept() {
    assertThat(
            DecisionTables.problems(
                table("double").file().replace(" camunda:historyTimeToLive=\"P1D\"", "")))
        .containsExactly("Decision The T: its history time to live is missing.");
  }

  @Test
  void onlyHitPoliciesThatPeopleUnderstandAreAllowed() {
    for (String policy : List.of("ANY", "PRIORITY", "OUTPUT ORDER")) {
      assertThat(problems(DmnXml.table("T", policy).input("x", "double").output("o", "string")))
          .singleElement()
          .asString()
          .startsWith("Table The T: hit policy " + policy + " is not allowed.");
    }
    for (String policy : List.of("UNIQUE", "RULE ORDER", "COLLECT")) {
      assertThat(problems(DmnXml.table("T", policy).input("x", "double").output("o", "string")))
          .isEmpty();
    }
    assertThat(
            DecisionTables.problems(
                DmnXml.table("T", "COLLECT")
                    .input("x", "double")
                    .output("o", "double")
                    .file()
                    .replace("hitPolicy=", "aggregation=\"SUM\" hitPolicy=")))
        .singleElement()
        .asString()
        .startsWith("Table The T: hit policy COLLECT SUM is not allowed.");
  }

  @Test
  void whereTheFirstRowCountsTheLastFitsEverything() {
    DmnXml first = DmnXml.table("T", "FIRST").input("x", "double").output("o", "string");
    String fault =
        "Table The T: its last row must fit everything, because the first row that fits counts.";

    assertThat(problems(first)).containsExactly(fault);
    assertThat(problems(first.row("5", "\"a\""))).containsExactly(fault);
    assertThat(problems(first.row("-", "\"b\""))).isEmpty();
    assertThat(problems(first.row("6", "\"c\""))).containsExactly(fault);
  }

  @Test
  void rowsOfOtherTablesMayOverlap() {
    for (String policy : List.of("RULE ORDER", "COLLECT")) {
      assertThat(
              problems(
                  DmnXml.table("T", policy)
                      .input("x", "double")
                      .output("o", "string")
                      .row("5", "\"a\"")
                      .row("5", "\"a\"")))
          .isEmpty();
    }
  }

  @Test
  void aColumnAsksOnePlainName() {
    assertThat(problems(DmnXml.table("T", "UNIQUE").input("a + b", "double").output("o", "string")))
        .containsExactly("Table The T, column a + b: “a + b” is not one plain name.");
    assertThat(
            problems(
                DmnXml.table("T", "UNIQUE")
                    .input("x", "double")
                    .input("x", "double")
                    .output("o", "string")
                    .output("o", "string")))
        .containsExactly(
            "Table The T, column x: x is already asked in another column.",
            "Table The T, outcome o: there is another outcome of this name.");
    assertThat(problems(DmnXml.table("T", "UNIQUE").input("x", "date").output("o", null)))
        .containsExactly(
            "Table The T, column x: type date is not allowed. Use string, boolean, integer, long or double.",
            "Table The T, outcome o: type any is not allowed. Use string, boolean, integer, long or double.");
  }

  @Test
  void everyFaultOfAFileIsNamed() {
    assertThat(
            DecisionTables.problems(
                DmnXml.file(
                    DmnXml.table("A", "ANY").input("x", "double").output("o", "string"),
                    DmnXml.table("B", "UNIQUE")
                        .input("x", "double")
                        .output("o", "string")
                        .row("yes", "no"))))
        .hasSize(3);
  }

  @Test
  void whatIsTooMuchToCompareIsSaid() {
    String[] parts = new String[9];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = "contains(?, \"part" + i + "\")";
    }

    assertThat(problems(table("string", parts)))
        .containsExactly(
            "Table The T: column x tells so much apart that its rows cannot be compared. Use fewer different conditions.");
  }

  @Test
  void aFileIsReadAsTables() {
    assertThat(DecisionTables.read(table("double", "< 5").file()).get("T").rows())
        .containsExactly(new DecisionTable.Row(1, List.of("< 5"), Map.of("o", "yes"), "Row 1"));
  }
}
