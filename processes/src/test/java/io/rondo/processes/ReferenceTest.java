package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * {@code docs/reference.md} is made from the models and the settings' own descriptions. When it is
 * out of date this test writes the new text to {@code target/reference.md}: look at it and copy it
 * over.
 */
class ReferenceTest {

  private static final Path REFERENCE = Path.of("../docs/reference.md");
  private static final Path FRESH = Path.of("target/reference.md");

  @Test
  void theReferenceTellsTheTruth() throws IOException {
    String fresh = reference();
    Files.createDirectories(FRESH.getParent());
    Files.writeString(FRESH, fresh);
    assertThat(Files.exists(REFERENCE) ? Files.readString(REFERENCE) : "")
        .as("docs/reference.md is out of date: cp processes/target/reference.md docs/reference.md")
        .isEqualTo(fresh);
  }

  private static String reference() throws IOException {
    return """
        # Reference

        Made from the models and the settings; a test keeps it true.

        ## Processes

        | process | what it does |
        |---|---|
        %s
        ## Steps that workers do

        | topic | step | process |
        |---|---|---|
        %s
        ## Tasks that people do

        | task | form | process |
        |---|---|---|
        %s
        ## Tables that decide

        | table | file | what it decides |
        |---|---|---|
        %s
        ## Settings

        Each can be given as an environment variable too: upper case, dots to underscores, no dashes.

        | setting | default | meaning |
        |---|---|---|
        %s"""
        .formatted(processes(), topics(), tasks(), tables(), settings());
  }

  private static String processes() throws IOException {
    List<String> rows = new ArrayList<>();
    for (BpmnModelInstance model : models()) {
      for (Process process : model.getModelElementsByType(Process.class)) {
        String documentation =
            process.getDocumentations().stream()
                .findFirst()
                .map(d -> d.getTextContent().strip())
                .orElse("");
        rows.add(
            "| `%s` (%s) | %s |"
                .formatted(
                    process.getId(), process.getName(), documentation.replaceAll("\\s+", " ")));
      }
    }
    return lines(rows);
  }

  private static String topics() throws IOException {
    List<String> rows = new ArrayList<>();
    for (BpmnModelInstance model : models()) {
      for (ServiceTask task : model.getModelElementsByType(ServiceTask.class)) {
        rows.add(
            "| `%s` | %s | `%s` |".formatted(task.getCamundaTopic(), label(task), process(model)));
      }
    }
    return lines(rows);
  }

  private static String tasks() throws IOException {
    List<String> rows = new ArrayList<>();
    for (BpmnModelInstance model : models()) {
      for (UserTask task : model.getModelElementsByType(UserTask.class)) {
        rows.add(
            "| %s | `%s` | `%s` |"
                .formatted(label(task), task.getCamundaFormRef(), process(model)));
      }
    }
    return lines(rows);
  }

  private static String tables() {
    List<String> rows = new ArrayList<>();
    Models.tables()
        .forEach(
            (file, xml) ->
                Models.readTables(xml)
                    .getModelElementsByType(Decision.class)
                    .forEach(
                        table ->
                            rows.add(
                                "| `%s` (%s) | `%s.dmn` | %s |"
                                    .formatted(
                                        table.getId(),
                                        table.getName(),
                                        file,
                                        table.getDescription().getTextContent().strip()))));
    return lines(rows);
  }

  private static String settings() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (Resource metadata : resources("classpath*:META-INF/spring-configuration-metadata.json")) {
      JsonNode properties =
          new ObjectMapper().readTree(metadata.getInputStream()).get("properties");
      for (JsonNode property : properties) {
        String name = property.get("name").asText();
        if (name.startsWith("rondo.")) {
          String meaning = property.path("description").asText();
          assertThat(meaning).as("the description of " + name).isNotBlank();
          String standard =
              property.hasNonNull("defaultValue")
                  ? "`" + property.get("defaultValue").asText() + "`"
                  : "";
          rows.put(
              name,
              "| `%s` | %s | %s |".formatted(name, standard, meaning.replaceAll("\\s+", " ")));
        }
      }
    }
    return lines(new ArrayList<>(rows.values()));
  }

  private static String label(FlowElement element) {
    return element.getName().replaceAll("\\s+", " ");
  }

  private static String process(BpmnModelInstance model) {
    return model.getModelElementsByType(Process.class).iterator().next().getId();
  }

  private static List<BpmnModelInstance> models() throws IOException {
    List<BpmnModelInstance> models = new ArrayList<>();
    for (Resource model : resources("classpath*:processes/*.bpmn")) {
      models.add(Bpmn.readModelFromStream(model.getInputStream()));
    }
    models.sort(Comparator.comparing(ReferenceTest::process));
    return models;
  }

  private static Resource[] resources(String pattern) throws IOException {
    return new PathMatchingResourcePatternResolver().getResources(pattern);
  }

  private static String lines(List<String> rows) {
    return rows.stream().distinct().sorted().map(row -> row + "\n").reduce("", String::concat);
  }
}
