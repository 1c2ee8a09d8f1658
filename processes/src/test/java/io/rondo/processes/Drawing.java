package io.rondo.processes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.bpmn.instance.di.Waypoint;

/** Where the nodes of a model stand and how its flows run. */
final class Drawing {

  private final BpmnModelInstance model;
  private final Map<String, Bounds> shapes = new HashMap<>();
  private final Map<String, List<Waypoint>> edges = new HashMap<>();

  Drawing(BpmnModelInstance model) {
    this.model = model;
    for (BpmnShape shape : model.getModelElementsByType(BpmnShape.class)) {
      if (shape.getBpmnElement() != null) {
        shapes.put(shape.getBpmnElement().getId(), shape.getBounds());
      }
    }
    for (BpmnEdge edge : model.getModelElementsByType(BpmnEdge.class)) {
      if (edge.getBpmnElement() != null) {
        edges.put(edge.getBpmnElement().getId(), List.copyOf(edge.getWaypoints()));
      }
    }
  }

  boolean shows(FlowNode node) {
    return shapes.containsKey(node.getId());
  }

  boolean shows(SequenceFlow flow) {
    return edges.containsKey(flow.getId());
  }

  double x(FlowNode node) {
    Bounds bounds = shapes.get(node.getId());
    return bounds.getX() + bounds.getWidth() / 2;
  }

  double y(FlowNode node) {
    Bounds bounds = shapes.get(node.getId());
    return bounds.getY() + bounds.getHeight() / 2;
  }

  /**
   * From the start by the flows that are no default, to the end; by the default where the others
   * only lead back. What waits for the first of several events goes on by the one that is named
   * first.
   */
  List<FlowNode> happyPath() {
    Process process = model.getModelElementsByType(Process.class).iterator().next();
    FlowNode node =
        process.getFlowElements().stream()
            .filter(StartEvent.class::isInstance)
            .map(FlowNode.class::cast)
            .findFirst()
            .orElseThrow();
    Set<FlowNode> path = new LinkedHashSet<>();
    while (node != null && path.add(node) && !(node instanceof EndEvent)) {
      node = next(node, path);
    }
    return new ArrayList<>(path);
  }

  private static FlowNode next(FlowNode node, Set<FlowNode> path) {
    SequenceFlow silent = node instanceof ExclusiveGateway gateway ? gateway.getDefault() : null;
    return node.getOutgoing().stream()
        .sorted(Comparator.comparing(flow -> flow.equals(silent)))
        .map(SequenceFlow::getTarget)
        .filter(target -> !path.contains(target))
        .findFirst()
        .orElse(null);
  }

  /** Everything that follows a boundary event, the happy path left out. */
  Set<FlowNode> after(BoundaryEvent event) {
    Set<FlowNode> found = new LinkedHashSet<>();
    Collection<FlowNode> path = happyPath();
    List<FlowNode> open = new ArrayList<>(List.of((FlowNode) event));
    while (!open.isEmpty()) {
      for (SequenceFlow flow : open.remove(0).getOutgoing()) {
        FlowNode target = flow.getTarget();
        if (!path.contains(target) && found.add(target)) {
          open.add(target);
        }
      }
    }
    return found;
  }

  /** The nodes that a flow runs over though it neither leaves nor reaches them. */
  List<FlowNode> crossed(SequenceFlow flow) {
    List<FlowNode> crossed = new ArrayList<>();
    FlowNode host = flow.getSource() instanceof BoundaryEvent event ? event.getAttachedTo() : null;
    for (FlowNode node : model.getModelElementsByType(FlowNode.class)) {
      boolean own =
          node.equals(flow.getSource()) || node.equals(flow.getTarget()) || node.equals(host);
      boolean around = node instanceof SubProcess && flow.getParentElement().equals(node);
      if (!own && !around && runsOver(edges.get(flow.getId()), shapes.get(node.getId()))) {
        crossed.add(node);
      }
    }
    return crossed;
  }

  /** Flows run level or upright, so two corners say enough. */
  private static boolean runsOver(List<Waypoint> points, Bounds box) {
    for (int i = 1; i < points.size(); i++) {
      Waypoint a = points.get(i - 1);
      Waypoint b = points.get(i);
      boolean beside =
          Math.max(a.getX(), b.getX()) <= box.getX()
              || Math.min(a.getX(), b.getX()) >= box.getX() + box.getWidth();
      boolean aboveOrBelow =
          Math.max(a.getY(), b.getY()) <= box.getY()
              || Math.min(a.getY(), b.getY()) >= box.getY() + box.getHeight();
      if (!beside && !aboveOrBelow) {
        return true;
      }
    }
    return false;
  }
}
