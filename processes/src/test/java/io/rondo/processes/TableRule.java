package io.rondo.processes;

import io.rondo.workers.engine.DecisionTables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.DmnElement;
import org.camunda.bpm.model.dmn.instance.InformationRequirement;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.LiteralExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.UnaryTests;
import org.camunda.bpm.model.xml.instance.DomElement;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** How Rondo writes decision tables; each rule lists what breaks it. */
enum TableRule {
  THE_FIRST_TABLE_IS_NAMED_LIKE_ITS_FILE(
      (checked, broken) -> {
        String first = checked.all(Decision.class).iterator().next().getId();
        if (!first.equals(checked.name)) {
          broken.add(first);
        }
      }),
  A_TABLE_HAS_NAME_DOCUMENTATION_AND_TIME_TO_LIVE(
      (checked, broken) ->
          checked.all(Decision.class).stream()
              .filter(
                  decision ->
                      isBlank(decision.getName())
                          || isBlank(description(decision))
                          || isBlank(decision.getCamundaHistoryTimeToLiveString()))
              .forEach(decision -> broken.add(decision.getId()))),
  EVERY_DECISION_IS_A_TABLE_IN_FEEL(
      (checked, broken) -> {
        checked.all(Decision.class).stream()
            .filter(decision -> !(decision.getExpression() instanceof DecisionTable))
            .forEach(decision -> broken.add(decision.getId()));
        for (DmnElement written : checked.written()) {
          if (written.getDomElement().hasAttribute("expressionLanguage")) {
            broken.add(written.getId());
          }
        }
      }),
  EVERY_ROW_SAYS_WHY(
      (checked, broken) ->
          checked.all(Rule.class).stream()
              .filter(row -> !description(row).endsWith("."))
              .forEach(row -> broken.add(row.getId()))),
  /**
   * UNIQUE covers every case, FIRST ends with a row for the rest. RULE ORDER lists everything that
   * belongs to one case, so it has a row for each answer of the table that it asks; that no row
   * fits is an answer too there, and the code that asks makes it "a person decides".
   */
  NO_CASE_IS_LEFT_OUT(
      (checked, broken) ->
          checked.all(DecisionTable.class).stream()
              .filter(table -> !isComplete(checked, table))
              .forEach(table -> broken.add(table.getId()))),
  EVERY_TABLE_IS_DRAWN(
      (checked, broken) -> {
        Set<String> drawn = checked.drawn();
        checked.all(Decision.class).stream()
            .map(Decision::getId)
            .filter(id -> !drawn.contains(id))
            .forEach(broken::add);
        checked.all(InformationRequirement.class).stream()
            .map(requirement -> requirement.getAttributeValue("id"))
            .filter(id -> !drawn.contains(id))
            .forEach(broken::add);
      });

  private final BiConsumer<Checked, List<String>> check;

  TableRule(BiConsumer<Checked, List<String>> check) {
    this.check = check;
  }

  /** The ids of what breaks this rule; empty when the file keeps it. */
  List<String> broken(String name, String xml) {
    List<String> broken = new ArrayList<>();
    check.accept(new Checked(name, xml, Models.readTables(xml)), broken);
    return broken;
  }

  /** The file under a rule. */
  private record Checked(String name, String xml, DmnModelInstance model) {
    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
      return model.getModelElementsByType(type);
    }

    List<DmnElement> written() {
      List<DmnElement> written = new ArrayList<>(all(InputExpression.class));
      written.addAll(all(UnaryTests.class));
      written.addAll(all(LiteralExpression.class));
      return written;
    }

    Set<String> drawn() {
      Set<String> drawn = new TreeSet<>();
      collect(model.getDocument().getRootElement(), drawn);
      return drawn;
    }

    private static void collect(DomElement element, Set<String> drawn) {
      if (element.hasAttribute("dmnElementRef")) {
        drawn.add(element.getAttribute("dmnElementRef"));
      }
      element.getChildElements().forEach(child -> collect(child, drawn));
    }
  }

  private static boolean isComplete(Checked checked, DecisionTable table) {
    return switch (table.getHitPolicy()) {
      case UNIQUE -> !DecisionTables.gaps(checked.xml).containsKey(id(table));
      case FIRST -> isCatchAll(List.copyOf(table.getRules()));
      case RULE_ORDER -> answersEverything(table);
      default -> false;
    };
  }

  private static String id(DecisionTable table) {
    return ((Decision) table.getParentElement()).getId();
  }

  private static boolean isCatchAll(List<Rule> rows) {
    return !rows.isEmpty()
        && rows.get(rows.size() - 1).getInputEntries().stream()
            .map(entry -> entry.getText().getTextContent().strip())
            .allMatch(text -> text.isEmpty() || text.equals("-"));
  }

  private static boolean answersEverything(DecisionTable table) {
    Decision own = (Decision) table.getParentElement();
    List<Input> inputs = List.copyOf(table.getInputs());
    if (inputs.size() != 1 || own.getInformationRequirements().size() != 1) {
      return false;
    }
    DecisionTable asked =
        (DecisionTable)
            own.getInformationRequirements()
                .iterator()
                .next()
                .getRequiredDecision()
                .getExpression();
    String variable = inputs.get(0).getInputExpression().getText().getTextContent();
    return cases(table).containsAll(answers(asked, variable));
  }

  private static Set<String> cases(DecisionTable table) {
    return table.getRules().stream()
        .map(row -> row.getInputEntries().iterator().next().getText().getTextContent())
        .collect(Collectors.toSet());
  }

  private static Set<String> answers(DecisionTable asked, String variable) {
    List<String> names = asked.getOutputs().stream().map(Output::getName).toList();
    int column = names.indexOf(variable);
    return asked.getRules().stream()
        .map(row -> List.copyOf(row.getOutputEntries()).get(column).getText().getTextContent())
        .collect(Collectors.toSet());
  }

  private static String description(DmnElement element) {
    return element.getDescription() == null
        ? ""
        : element.getDescription().getTextContent().strip();
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
