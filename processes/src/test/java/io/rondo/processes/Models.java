package io.rondo.processes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.springframework.core.io.Resource;

/** Rondo's models, as text and read. */
final class Models {

  private Models() {}

  /** Every model by its file's name without the ending. */
  static Map<String, BpmnModelInstance> all() {
    Map<String, BpmnModelInstance> models = new TreeMap<>();
    texts().forEach((name, xml) -> models.put(name, read(xml)));
    return models;
  }

  static Map<String, String> texts() {
    return texts(".bpmn");
  }

  /** Every file of decision tables by its name without the ending. */
  static Map<String, String> tables() {
    return texts(".dmn");
  }

  private static Map<String, String> texts(String ending) {
    Map<String, String> texts = new TreeMap<>();
    for (Resource resource : TestEngine.resources("classpath*:processes/*" + ending)) {
      try {
        texts.put(
            resource.getFilename().replace(ending, ""),
            resource.getContentAsString(StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts;
  }

  static BpmnModelInstance read(String xml) {
    return Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  static DmnModelInstance readTables(String xml) {
    return Dmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  static String xml(BpmnModelInstance model) {
    return Bpmn.convertToString(model);
  }
}
