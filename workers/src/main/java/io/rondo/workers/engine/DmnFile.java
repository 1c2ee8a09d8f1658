package io.rondo.workers.engine;

import io.rondo.workers.engine.DmnTable.Cell;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.bpm.model.xml.ModelException;
import org.camunda.bpm.model.xml.instance.DomElement;

/**
 * A DMN file.
 *
 * @param language what it says all its cells are written in; null where it does not say
 * @param decisions in the order of the file
 */
record DmnFile(String language, List<OneDecision> decisions) {

  /**
   * A decision.
   *
   * @param table empty where it is something else than a table
   * @param keeps how long the engine keeps what it decided; null where it does not say
   */
  record OneDecision(String id, String name, String keeps, Optional<DmnTable> table) {}

  /**
   * @throws ModelRefused when it is no DMN
   */
  static DmnFile read(byte[] xml) {
    try {
      DmnModelInstance model = Dmn.readModelFromStream(new ByteArrayInputStream(xml));
      return new DmnFile(
          model.getDefinitions().getExpressionLanguage(),
          model.getModelElementsByType(Decision.class).stream().map(DmnFile::decision).toList());
    } catch (ModelException | NullPointerException e) {
      throw new ModelRefused(List.of("This is no DMN file that Rondo can read."));
    }
  }

  List<DmnTable> tables() {
    return decisions.stream().flatMap(decision -> decision.table().stream()).toList();
  }

  private static OneDecision decision(Decision decision) {
    String name = or(decision.getName(), decision.getId());
    return new OneDecision(
        decision.getId(),
        name,
        decision.getCamundaHistoryTimeToLiveString(),
        decision.getExpression() instanceof DecisionTable table
            ? Optional.of(table(decision.getId(), name, table))
            : Optional.empty());
  }

  private static DmnTable table(String id, String name, DecisionTable table) {
    List<DmnTable.Row> rows = new ArrayList<>();
    for (Rule rule : table.getRules()) {
      rows.add(row(rows.size() + 1, rule));
    }
    return new DmnTable(
        id,
        name,
        table.getHitPolicy().name().replace('_', ' '),
        table.getAggregation() == null ? null : table.getAggregation().name(),
        table.getInputs().stream().map(DmnFile::input).toList(),
        table.getOutputs().stream().map(DmnFile::output).toList(),
        rows);
  }

  private static DmnTable.Input input(Input input) {
    InputExpression expression = input.getInputExpression();
    if (expression == null) {
      return new DmnTable.Input(or(input.getLabel(), ""), new Cell("", null), null);
    }
    Cell cell = new Cell(text(expression.getText()), expression.getExpressionLanguage());
    return new DmnTable.Input(or(input.getLabel(), cell.text()), cell, expression.getTypeRef());
  }

  private static DmnTable.Output output(Output output) {
    return new DmnTable.Output(or(output.getName(), ""), output.getTypeRef());
  }

  private static DmnTable.Row row(int number, Rule rule) {
    return new DmnTable.Row(
        number,
        rule.getInputEntries().stream().map(DmnFile::condition).toList(),
        rule.getOutputEntries().stream().map(DmnFile::outcome).toList(),
        why(rule));
  }

  private static Cell condition(InputEntry entry) {
    return new Cell(text(entry.getText()), entry.getExpressionLanguage());
  }

  private static Cell outcome(OutputEntry entry) {
    return new Cell(text(entry.getText()), entry.getExpressionLanguage());
  }

  /** Modeler writes a row's annotation as its description; newer files have annotations too. */
  private static String why(Rule rule) {
    String description =
        rule.getDescription() == null ? "" : rule.getDescription().getTextContent().strip();
    return description.isEmpty()
        ? rule.getDomElement().getChildElements().stream()
            .filter(child -> child.getLocalName().equals("annotationEntry"))
            .map(DomElement::getTextContent)
            .map(String::strip)
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" "))
        : description;
  }

  private static String text(Text text) {
    return text == null ? "" : text.getTextContent().strip();
  }

  private static String or(String text, String otherwise) {
    return text == null || text.isBlank() ? otherwise : text.strip();
  }
}
