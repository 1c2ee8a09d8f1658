package io.rondo.forms.design;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** A node of a diagram in words, for the list below the picture. */
record Step(String name, String what) {

  private static final Map<String, String> KINDS =
      Map.ofEntries(
          Map.entry("startEvent", "Start"),
          Map.entry("endEvent", "End"),
          Map.entry("userTask", "A person does this"),
          Map.entry("serviceTask", "Rondo does this"),
          Map.entry("businessRuleTask", "A decision table decides"),
          Map.entry("receiveTask", "Waits for a message"),
          Map.entry("callActivity", "A process of its own"),
          Map.entry("subProcess", "Can happen at any time"),
          Map.entry("exclusiveGateway", "One way only"),
          Map.entry("parallelGateway", "All ways at once"),
          Map.entry("intermediateCatchEvent", "Waits"),
          Map.entry("boundaryEvent", "May happen meanwhile"));

  /** The named nodes: those on the axis of the first start from left to right, then the others. */
  static List<Step> of(Diagram diagram) {
    double axis =
        diagram.shapes().stream()
            .filter(shape -> shape.kind().equals("startEvent"))
            .mapToDouble(shape -> shape.bounds().middleY())
            .findFirst()
            .orElse(0);
    return diagram.shapes().stream()
        .filter(shape -> !shape.name().isEmpty())
        .sorted(
            Comparator.comparing(
                    (Diagram.Shape shape) ->
                        Math.round(Math.abs(shape.bounds().middleY() - axis) / 40))
                .thenComparing(shape -> shape.bounds().x()))
        .map(shape -> new Step(shape.name(), what(shape)))
        .toList();
  }

  private static String what(Diagram.Shape shape) {
    String kind = KINDS.getOrDefault(shape.kind(), "Step");
    return shape.many() ? kind + ", for many things side by side" : kind;
  }
}
