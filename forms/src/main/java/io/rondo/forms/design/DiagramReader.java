package io.rondo.forms.design;

import io.rondo.forms.design.Diagram.Bounds;
import io.rondo.forms.design.Diagram.Edge;
import io.rondo.forms.design.Diagram.Point;
import io.rondo.forms.design.Diagram.Shape;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads a diagram out of BPMN XML. Refuses document types, so no entity is ever resolved. */
final class DiagramReader {

  private static final Set<String> EVENTS =
      Set.of("timer", "message", "signal", "error", "escalation", "terminate", "conditional");

  private final Map<String, Element> elements = new HashMap<>();
  private final Set<String> defaults = new HashSet<>();
  private final List<Drawn> drawn = new ArrayList<>();
  private Element current;
  private Drawn open;
  private boolean inLabel;

  private DiagramReader() {}

  /**
   * @throws IllegalArgumentException when it is no well-formed XML or has a DOCTYPE
   */
  static Diagram read(String xml) {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    DiagramReader reader = new DiagramReader();
    try {
      XMLStreamReader stream = factory.createXMLStreamReader(new StringReader(xml));
      while (stream.hasNext()) {
        reader.take(stream, stream.next());
      }
      stream.close();
    } catch (XMLStreamException e) {
      throw new IllegalArgumentException("The model is no well-formed XML.", e);
    }
    return reader.diagram();
  }

  private void take(XMLStreamReader stream, int event) {
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new IllegalArgumentException("A model with a DOCTYPE is refused.");
    }
    if (event == XMLStreamConstants.START_ELEMENT) {
      start(stream, stream.getLocalName());
    } else if (event == XMLStreamConstants.END_ELEMENT
        && stream.getLocalName().equals("BPMNLabel")) {
      inLabel = false;
    }
  }

  private void start(XMLStreamReader stream, String name) {
    switch (name) {
      case "BPMNShape", "BPMNEdge" -> {
        open = new Drawn(name.equals("BPMNEdge"), attribute(stream, "bpmnElement"));
        drawn.add(open);
      }
      case "BPMNLabel" -> inLabel = true;
      case "Bounds" -> bounds(stream);
      case "waypoint" -> open.points.add(new Point(number(stream, "x"), number(stream, "y")));
      default -> element(stream, name);
    }
  }

  private void bounds(XMLStreamReader stream) {
    Bounds bounds =
        new Bounds(
            number(stream, "x"),
            number(stream, "y"),
            number(stream, "width"),
            number(stream, "height"));
    if (inLabel) {
      open.label = bounds;
    } else {
      open.bounds = bounds;
    }
  }

  private void element(XMLStreamReader stream, String name) {
    if (name.endsWith("EventDefinition") && current != null) {
      String about = name.substring(0, name.length() - "EventDefinition".length());
      current.event = EVENTS.contains(about) ? about : null;
      return;
    }
    if (name.equals("multiInstanceLoopCharacteristics") && current != null) {
      current.many = true;
      return;
    }
    String id = attribute(stream, "id");
    if (id == null) {
      return;
    }
    current = new Element(name, attribute(stream, "name"));
    current.dashed =
        "false".equals(attribute(stream, "cancelActivity"))
            || "true".equals(attribute(stream, "triggeredByEvent"))
            || "false".equals(attribute(stream, "isInterrupting"));
    elements.put(id, current);
    if (attribute(stream, "default") != null) {
      defaults.add(attribute(stream, "default"));
    }
  }

  private Diagram diagram() {
    List<Shape> shapes = new ArrayList<>();
    List<Edge> edges = new ArrayList<>();
    for (Drawn one : drawn) {
      Element element = elements.getOrDefault(one.of, new Element("task", ""));
      if (one.edge) {
        edges.add(new Edge(element.name, defaults.contains(one.of), one.points, one.label));
      } else if (one.bounds != null) {
        shapes.add(
            new Shape(
                element.kind,
                element.name,
                element.event,
                element.many,
                element.dashed,
                one.bounds,
                one.label));
      }
    }
    return new Diagram(shapes, edges);
  }

  private static String attribute(XMLStreamReader stream, String name) {
    return stream.getAttributeValue(null, name);
  }

  private static double number(XMLStreamReader stream, String name) {
    return Double.parseDouble(attribute(stream, name));
  }

  private static final class Element {
    private final String kind;
    private final String name;
    private String event;
    private boolean many;
    private boolean dashed;

    private Element(String kind, String name) {
      this.kind = kind;
      this.name = name == null ? "" : name;
    }
  }

  private static final class Drawn {
    private final boolean edge;
    private final String of;
    private final List<Point> points = new ArrayList<>();
    private Bounds bounds;
    private Bounds label;

    private Drawn(boolean edge, String of) {
      this.edge = edge;
      this.of = of;
    }
  }
}
