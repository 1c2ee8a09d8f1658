package io.rondo.workers.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.testing.EmptyTables;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a segment must find on every database. */
abstract class SegmentsContract {

  private static final String[] PREDICATES = {
    "visits <= 3",
    "visits > 1.5",
    "spend >= 100",
    "visits = 2",
    "visits != 2",
    "spend = visits",
    "spend != visits",
    "mens",
    "womens",
    "mens = womens",
    "mens != womens",
    "mens = true",
    "womens = false",
    "city = \"Bern\"",
    "city != \"Bern\"",
    "city = \"bern\"",
    "city = null",
    "city != null",
    "visits = null",
    "null != spend",
    "mens = null",
    "visits in [1..3]",
    "visits in (1..3)",
    "visits in ]1..3]",
    "visits in (1, 2, 5)",
    "visits in (< 2, >= 4)",
    "city in (\"Bern\", \"Genf\")",
    "city in [\"Bern\", \"Basel\"]",
    "list contains([\"Bern\", \"Basel\"], city)",
    "visits between 1 and 3",
    "visits + spend > 50",
    "visits * 2 - 1 < spend / 20",
    "spend / visits > 10",
    "-visits < -2",
    "spend / 3 > 33.333333",
    "spend * (1 / 3) > 33",
    "contains(city, \"er\")",
    "starts with(city, \"B\")",
    "ends with(city, \"n\")",
    "contains(city, \"\")",
    "starts with(city, \"b\")",
    "ends with(city, \"\")",
    "lower case(city) = \"bern\"",
    "upper case(city) = \"GENF\"",
    "string length(city) = 4",
    "city + \"!\" = \"Bern!\"",
    "city = \"Bern \"",
    "\"x\" = \"X\"",
    "since > date(\"2025-01-01\")",
    "since <= today()",
    "since = date(\"2024-02-29\")",
    "since + duration(\"P1Y\") > date(\"2025-03-01\")",
    "since.year = 2024",
    "since.month > 6",
    "since > today() - duration(\"P300D\")",
    "since in [date(\"2024-01-01\")..date(\"2025-12-31\")]",
    "today() - since > duration(\"P400D\")",
    "date(\"2024-01-31\") + duration(\"P1M\") > since",
    "first_name = \"Ann\"",
    "email != null",
    "email = null",
    "language in (\"de\", \"fr\")",
    "(if mens then visits else spend) > 2",
    "if visits > 2 then mens else womens",
    "(if womens then city else null) = \"Bern\"",
    "true",
    "false"
  };

  private static final List<String> NAMES =
      List.of(
          "number",
          "first_name",
          "language",
          "email",
          "visits",
          "spend",
          "mens",
          "womens",
          "city",
          "since");

  @Autowired private Segments segments;
  @Autowired private SavedSegments saved;
  @Autowired private SegmentCompiler compiler;
  @Autowired private CustomerImports imports;
  @Autowired private Customers customers;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private FoundMapper finder;

  @BeforeEach
  void people() {
    EmptyTables.in(jdbc);
    StringBuilder csv =
        new StringBuilder("number,email,first_name,language,visits,spend,mens,womens,city,since\n");
    csv.append("S-0,s0@example.test,Ann,de,2.5,9.99,1,0,Bern,2024-02-29\n");
    Random random = new Random(7);
    for (int i = 1; i < 90; i++) {
      csv.append("S-").append(i).append(',');
      csv.append(any(random, "s" + i + "@example.test", "")).append(',');
      csv.append(any(random, "Ann", "Bob", "")).append(',');
      csv.append(any(random, "de", "fr", "en", "")).append(',');
      csv.append(any(random, "0", "1", "2", "3", "5", "2.5", "")).append(',');
      csv.append(any(random, "0", "2", "99.99", "100", "100.01", "5000", "")).append(',');
      csv.append(any(random, "0", "1", "")).append(',');
      csv.append(any(random, "0", "1", "")).append(',');
      csv.append(any(random, "Bern", "bern", "Basel", "Genf", "Zürich", "")).append(',');
      csv.append(any(random, "2024-02-29", "2025-06-30", "2026-10-31", "2026-11-02", ""));
      csv.append('\n');
    }
    assertThat(
            imports
                .run(
                    new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
                    ImportOptions.none())
                .added())
        .isEqualTo(90);
  }

  @AfterEach
  void forget() {
    EmptyTables.in(jdbc);
  }

  @Test
  void everyExpressionFindsWhomTheFeelEngineFinds() {
    List<Customer> people = customers.search("S-", 500);
    FeelEngineApi engine = FeelEngineBuilder.forJava().build();
    Random random = new Random(42);
    List<String> expressions = new ArrayList<>(List.of(PREDICATES));
    for (String predicate : PREDICATES) {
      expressions.add("not(" + predicate + ")");
    }
    for (int i = 0; i < 200; i++) {
      expressions.add(expression(random, 3));
    }
    for (String feel : expressions) {
      assertThat(found(feel)).as(feel).isEqualTo(foundByTheEngine(engine, feel, people));
    }
  }

  @Test
  void whatAnAuthorWritesNeverBecomesPartOfTheStatement() {
    Random random = new Random(11);
    String[] pieces = {
      "visits",
      "mens",
      "city",
      " and ",
      " or ",
      "not",
      "(",
      ")",
      "[",
      "]",
      "\"",
      "'",
      "`",
      ";",
      "--",
      "/*",
      "*/",
      " = ",
      " in ",
      "#{deal}",
      "${condition.sql}",
      "\\",
      "?",
      ":",
      "%",
      "1",
      "\"x' or 1=1 -- \"",
      "drop table customer",
      "union select",
      "0x41",
      "@",
      "\u0000",
      "é",
      ".",
      "date(\"2026-01-01\")",
      "if ",
      " then ",
      " else ",
      "responded(\"C'; --\")",
      "null",
      "<",
      "#"
    };
    int understood = 0;
    for (int i = 0; i < 2500; i++) {
      StringBuilder feel = new StringBuilder();
      for (int j = random.nextInt(8) + 1; j > 0; j--) {
        feel.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        Condition condition = compiler.compile(feel.toString());
        assertThat(
                condition
                    .sql()
                    .replaceAll("#\\{condition\\.parameters\\[\\d+]}", "")
                    .replace("collate utf8mb4_bin", ""))
            .as(feel.toString())
            .matches("[a-z0-9_ ().,<>=*/+|-]*")
            .doesNotContain("union", "drop", "--", "/*");
        understood++;
      } catch (SegmentRefused refused) {
        assertThat(refused.column()).isPositive();
      }
    }
    assertThat(understood).isPositive();
    assertThat(found("city = \"x' or '1' = '1\"")).isEmpty();
    assertThat(found("city = \"#{now} ${condition.sql}\"")).isEmpty();
  }

  @Test
  void whatIsNotUnderstoodIsRefusedByWordAndColumn() {
    refused("recensy <= 6", "recensy", 1, "\"recensy\" at column 1 is no attribute of customers");
    refused("mens and visit > 1", "visit", 10, "the nearest is visits");
    refused("visits <= \"six\"", "\"six\"", 11, "is a text and cannot be compared with visits");
    refused("city > 5", "5", 8, "cannot be compared with city");
    refused("city > \"A\"", "city", 1, "has no order");
    refused("mens = 1", "1", 8, "write mens or not(mens)");
    refused("visits", "visits", 1, "a segment must be a condition");
    refused("visits == 5", "==", 8, "equality is one =");
    refused("mens && womens", "&&", 6, "write and");
    refused("not mens", "mens", 5, "write not(mens)");
    refused("mens and ", "and", 6, "");
    refused("visits ** 2 > 4", "**", 8, "cannot be used");
    refused("some i in [1] satisfies i = visits", "some", 1, "cannot be used");
    refused("count(visits) > 1", "count", 1, "is no function");
    refused("email = \"a@example.test\"", "email", 1, "email != null");
    refused("since > date(\"2026-13-01\")", "\"2026-13-01\"", 14, "is no date");
    refused("since > @\"tomorrow\"", "\"tomorrow\"", 10, "is no date");
    refused("visits > null", "null", 10, "has no order");
    refused("responded(\"C-1999-0001\")", "\"C-1999-0001\"", 11, "is no campaign");
    refused("mailed(5)", "mailed", 1, "needs the code");
    refused("city = 'Bern'", "'", 8, "");
    refused("", "", 1, "empty");
    refused("(".repeat(200) + "mens" + ")".repeat(200), "(", 21, "nested too deeply");
    refused("-".repeat(900) + "1 = visits", "", 0, "");
  }

  @Test
  void aSegmentIsSavedOnlyWhenItIsUnderstood() {
    assertThatThrownBy(() -> segments.save("Bad", "visits >", "marketer"))
        .isInstanceOf(SegmentRefused.class);
    segments.save("Men of Bern", "mens and city = \"Bern\"", "marketer");
    segments.save("Men of Bern", "mens", "designer");
    assertThat(segments.find("Men of Bern").orElseThrow().updatedBy()).isEqualTo("designer");
    assertThat(segments.writers(" Men of Bern ")).containsExactlyInAnyOrder("marketer", "designer");
    assertThat(segments.writers("mens")).isEmpty();

    assertThat(segments.all()).singleElement().extracting(Segment::expression).isEqualTo("mens");
    assertThat(segments.resolve("Men of Bern")).isEqualTo("mens");
    assertThat(segments.resolve("womens")).isEqualTo("womens");
    segments.delete("Men of Bern");
    segments.delete("Men of Bern");
    assertThat(segments.find("Men of Bern")).isEmpty();
    assertThat(saved.names().stream().filter("Men of Bern"::equals)).hasSize(3);
  }

  @Test
  void aPreviewCountsWhoMatchesAndWhoMayBeMailed() {
    String columns = "number,email,consent_email,consent_at,consent_source,consent_text,vip\n";
    String csv =
        columns
            + "P-1,p1@example.test,yes,2026-01-01,shop,news please,1\n"
            + "P-2,p2@example.test,no,,,,1\n"
            + "P-3,,,,,,1\n";
    imports.run(
        new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8)), ImportOptions.none());
    try {
      assertThat(segments.preview("vip")).isEqualTo(new Count(3, 1));
    } finally {
      jdbc.update("delete from consent");
    }
  }

  private Set<String> found(String feel) {
    Condition condition = compiler.compile(feel);
    return new TreeSet<>(finder.numbers(condition));
  }

  private static Set<String> foundByTheEngine(
      FeelEngineApi engine, String feel, List<Customer> people) {
    Set<String> found = new TreeSet<>();
    ParsedExpression parsed =
        engine.parseExpression(feel.replace("today()", "date(\"2026-11-02\")")).parsedExpression();
    for (Customer person : people) {
      Map<String, Object> context = new HashMap<>();
      NAMES.forEach(name -> context.put(name, person.attributes().get(name)));
      context.put("number", person.number());
      context.put("first_name", person.firstName());
      context.put("language", person.language());
      context.put("email", person.email());
      if (Boolean.TRUE.equals(engine.evaluate(parsed, context).result())) {
        found.add(person.number());
      }
    }
    return found;
  }

  private static String expression(Random random, int depth) {
    if (depth == 0 || random.nextInt(4) == 0) {
      return PREDICATES[random.nextInt(PREDICATES.length)];
    }
    String one = expression(random, depth - 1);
    String other = expression(random, depth - 1);
    return switch (random.nextInt(5)) {
      case 0 -> "not(" + one + ")";
      case 1 -> "(" + one + ") = (" + other + ")";
      case 2 -> "(" + one + ") or (" + other + ")";
      case 3 -> "(if " + one + " then " + other + " else " + expression(random, 0) + ")";
      default -> "(" + one + ") and (" + other + ")";
    };
  }

  private void refused(String feel, String word, int column, String part) {
    SegmentRefused refused =
        catchThrowableOfType(SegmentRefused.class, () -> compiler.compile(feel));
    assertThat(refused).as(feel).isNotNull();
    assertThat(refused.getMessage()).as(feel).contains(part);
    if (column > 0) {
      assertThat(refused.word()).as(feel).isEqualTo(word);
      assertThat(refused.column()).as(feel).isEqualTo(column);
    }
  }

  private static String any(Random random, String... values) {
    return values[random.nextInt(values.length)];
  }
}
