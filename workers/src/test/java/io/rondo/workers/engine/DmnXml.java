package io.rondo.workers.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes decision tables for tests: {@code table("Route", "UNIQUE").input("budget",
 * "double").output("route", "string").row("< 5", "\"light\"")}.
 */
final class DmnXml {

  private final String id;
  private final String hitPolicy;
  private final List<String> requires = new ArrayList<>();
  private final List<String> inputs = new ArrayList<>();
  private final List<String> outputs = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();

  private DmnXml(String id, String hitPolicy) {
    this.id = id;
    this.hitPolicy = hitPolicy;
  }

  static DmnXml table(String id, String hitPolicy) {
    return new DmnXml(id, hitPolicy);
  }

  /** A file of these tables. */
  static String file(DmnXml... tables) {
    return file(Arrays.stream(tables).map(DmnXml::decision).collect(Collectors.joining()));
  }

  /** A file with this inside. */
  static String file(String decisions) {
    return """
        <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
            xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="File" name="File" namespace="test">
        %s</definitions>
        """
        .formatted(decisions);
  }

  String file() {
    return file(this);
  }

  DmnXml requires(String decision) {
    requires.add(decision);
    return this;
  }

  /** A column that asks for what has this name. */
  DmnXml input(String name, String type) {
    inputs.add(
        "<input id=\"%s_in%d\" label=\"%s\"><inputExpression id=\"%1$s_ie%2$d\"%s><text>%3$s</text></inputExpression></input>"
            .formatted(id, inputs.size(), name, type == null ? "" : " typeRef=\"" + type + '"'));
    return this;
  }

  DmnXml output(String name, String type) {
    outputs.add(
        "<output id=\"%s_out%d\" name=\"%s\"%s />"
            .formatted(id, outputs.size(), name, type == null ? "" : " typeRef=\"" + type + '"'));
    return this;
  }

  /** One cell for each input, then one for each output. */
  DmnXml row(String... cells) {
    return rowSpeaking("", cells);
  }

  /** A row whose cells say something about their language. */
  DmnXml rowSpeaking(String attribute, String... cells) {
    StringBuilder row =
        new StringBuilder("<rule id=\"%s_r%d\">".formatted(id, rows.size()))
            .append("<description>Row %d</description>".formatted(rows.size() + 1));
    for (int i = 0; i < cells.length; i++) {
      String tag = i < inputs.size() ? "inputEntry" : "outputEntry";
      row.append(
          "<%s id=\"%s_r%d_%d\"%s><text><![CDATA[%s]]></text></%1$s>"
              .formatted(tag, id, rows.size(), i, attribute, cells[i]));
    }
    rows.add(row.append("</rule>\n").toString());
    return this;
  }

  private String decision() {
    return """
        <decision id="%1$s" name="The %1$s" camunda:historyTimeToLive="P1D">
        %2$s<decisionTable id="%1$s_table" hitPolicy="%3$s">
        %4$s
        %5$s
        %6$s</decisionTable></decision>
        """
        .formatted(
            id,
            requires.stream()
                .map(
                    other ->
                        "<informationRequirement id=\"%s_%s\"><requiredDecision href=\"#%2$s\" /></informationRequirement>"
                            .formatted(id, other))
                .collect(Collectors.joining()),
            hitPolicy,
            String.join("", inputs),
            String.join("", outputs),
            String.join("", rows));
  }
}
