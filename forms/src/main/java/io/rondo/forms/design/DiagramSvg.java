package io.rondo.forms.design;

import io.rondo.forms.design.Diagram.Bounds;
import io.rondo.forms.design.Diagram.Edge;
import io.rondo.forms.design.Diagram.Point;
import io.rondo.forms.design.Diagram.Shape;
import java.util.Map;
import org.springframework.web.util.HtmlUtils;

/** Draws a diagram as SVG; its colours come from the stylesheet of the page. */
final class DiagramSvg {

  private static final double MARGIN = 24;

  /** Small pictures in a field of 16 by 16. */
  private static final Map<String, String> TASK_ICONS =
      Map.of(
          "userTask",
              "M8 8.2a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM2.5 15c0-3.4 2.2-5.2 5.5-5.2s5.5 1.8 5.5 5.2Z",
          "serviceTask",
              "M8 5.2A2.8 2.8 0 1 0 8 10.800 2.8 2.8 0 1 0 8 5.2M8 1v2.400M8 12.600V15M1 8h2.400M12.600 8H15M3 3l1.700 1.700M11.300 11.300 13 13M13 3l-1.700 1.700M4.700 11.300 3 13",
          "businessRuleTask", "M1.500 3h13v10h-13ZM1.500 6.200h13M5.500 6.200V13M1.500 9.600h13",
          "receiveTask", "M1.500 3.500h13v9h-13ZM1.500 3.500 8 9l6.500-5.500",
          "sendTask", "M1.500 3.500h13v9h-13ZM1.500 3.500 8 9l6.500-5.500",
          "scriptTask",
              "M4 1.500h8.500c-2 2-2 4 0 6.500s2 4.500 0 6.500H4c2-2 2-4 0-6.500s-2-4.500 0-6.500Z");

  private static final Map<String, String> EVENT_ICONS =
      Map.of(
          "timer", "M8 1.500A6.500 6.500 0 1 0 8 14.500 6.500 6.500 0 1 0 8 1.500M8 4v4l2.800 2",
          "message", "M2 4h12v8.500H2ZM2 4l6 4.500L14 4",
          "error", "M2.500 13 6 4l4 6 3.500-7L11 12 7 7Z",
          "signal", "M8 2.500 14 13H2Z",
          "escalation", "M8 2 12 13 8 9 4 13Z",
          "terminate", "M8 3A5 5 0 1 0 8 13 5 5 0 1 0 8 3",
          "conditional", "M3.500 2h9v12h-9ZM5.500 5h5M5.500 8h5M5.500 11h5");

  private DiagramSvg() {}

  /**
   * @param title the process's name, for those who cannot see the picture
   */
  static String draw(Diagram diagram, String title) {
    Svg svg = new Svg();
    diagram.shapes().stream().filter(DiagramSvg::isFrame).forEach(shape -> draw(svg, shape));
    diagram.edges().forEach(edge -> draw(svg, edge));
    diagram.shapes().stream().filter(shape -> !isFrame(shape)).forEach(shape -> draw(svg, shape));
    Bounds page = page(diagram);
    return ("<svg class=\"diagram\" role=\"img\" aria-label=\"Diagram of %s\" width=\"%s\" height=\"%s\""
            + " viewBox=\"%s %s %s %s\" xmlns=\"http://www.w3.org/2000/svg\">"
            + "<defs><marker id=\"arrow\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\""
            + " markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\">"
            + "<path class=\"arrow\" d=\"M0 0.500 10 5 0 9.500Z\"/></marker></defs>%s</svg>")
        .formatted(
            HtmlUtils.htmlEscape(title),
            Svg.number(page.width()),
            Svg.number(page.height()),
            Svg.number(page.x()),
            Svg.number(page.y()),
            Svg.number(page.width()),
            Svg.number(page.height()),
            svg);
  }

  private static boolean isFrame(Shape shape) {
    return shape.kind().equals("subProcess") || shape.kind().equals("participant");
  }

  private static void draw(Svg svg, Edge edge) {
    svg.line(edge.isDefault() ? "flow default" : "flow", edge.points());
    if (!edge.name().isEmpty()) {
      Bounds at = edge.labelled();
      Point middle = edge.points().get(edge.points().size() / 2);
      double x = at == null ? middle.x() : at.middleX();
      double y = at == null ? middle.y() - 10 : at.middleY();
      svg.text("label", x, y, edge.name(), 18);
    }
  }

  private static void draw(Svg svg, Shape shape) {
    if (isFrame(shape)) {
      frame(svg, shape);
    } else if (shape.kind().endsWith("Event")) {
      event(svg, shape);
    } else if (shape.kind().endsWith("Gateway")) {
      gateway(svg, shape);
    } else if (shape.kind().equals("textAnnotation")) {
      svg.text("label", shape.bounds().middleX(), shape.bounds().middleY(), shape.name(), 24);
    } else {
      activity(svg, shape);
    }
  }

  private static void frame(Svg svg, Shape shape) {
    svg.box(shape.dashed() ? "frame dotted" : "frame", shape.bounds(), 10);
    if (!shape.name().isEmpty()) {
      svg.text("label", shape.bounds().middleX(), shape.bounds().y() + 14, shape.name(), 60);
    }
  }

  private static void activity(Svg svg, Shape shape) {
    Bounds at = shape.bounds();
    boolean call = shape.kind().equals("callActivity");
    svg.box(call ? "activity call" : "activity " + shape.kind(), at, 10);
    String icon = TASK_ICONS.get(shape.kind());
    if (icon != null) {
      svg.path("icon", at.x() + 7, at.y() + 7, icon);
    }
    if (shape.many()) {
      svg.path("mark", at.middleX(), at.y() + at.height() - 8, "M-5 -5V5M0 -5V5M5 -5V5");
    }
    svg.text("name", at.middleX(), at.middleY() + (icon == null ? 0 : 6), shape.name(), 14);
  }

  private static void event(Svg svg, Shape shape) {
    Bounds at = shape.bounds();
    double radius = at.width() / 2;
    String ring = shape.dashed() ? " dashed" : "";
    svg.circle("event " + shape.kind() + ring, at.middleX(), at.middleY(), radius);
    if (shape.kind().startsWith("intermediate") || shape.kind().equals("boundaryEvent")) {
      svg.circle("event inner" + ring, at.middleX(), at.middleY(), radius - 3.5);
    }
    if (shape.event() != null) {
      String icon = EVENT_ICONS.get(shape.event());
      svg.path("icon", at.middleX() - 8, at.middleY() - 8, icon);
    }
    below(svg, shape);
  }

  private static void gateway(Svg svg, Shape shape) {
    Bounds at = shape.bounds();
    double half = at.width() / 2;
    String size = Svg.number(half);
    svg.path(
        "gateway",
        at.middleX(),
        at.middleY(),
        "M0 -%s %s 0 0 %s -%s 0Z".formatted(size, size, size, size));
    String mark =
        switch (shape.kind()) {
          case "parallelGateway" -> "M0 -10V10M-10 0H10";
          case "exclusiveGateway" -> "M-7 -7 7 7M7 -7-7 7";
          case "inclusiveGateway" -> "M0 -9A9 9 0 1 0 0 9 9 9 0 1 0 0 -9";
          default -> "M0 -11 10.500 -3.400 6.500 8.900H-6.500L-10.500 -3.400Z";
        };
    svg.path("mark", at.middleX(), at.middleY(), mark);
    below(svg, shape);
  }

  private static void below(Svg svg, Shape shape) {
    if (shape.name().isEmpty()) {
      return;
    }
    Bounds label = shape.labelled();
    Bounds at = shape.bounds();
    if (label == null) {
      svg.text("label", at.middleX(), at.y() + at.height() + 16, shape.name(), 16);
    } else {
      svg.text("label", label.middleX(), label.middleY(), shape.name(), 16);
    }
  }

  private static Bounds page(Diagram diagram) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = 0;
    double bottom = 0;
    for (Shape shape : diagram.shapes()) {
      for (Bounds at : new Bounds[] {shape.bounds(), shape.labelled()}) {
        if (at != null) {
          left = Math.min(left, at.x());
          top = Math.min(top, at.y());
          right = Math.max(right, at.x() + at.width());
          bottom = Math.max(bottom, at.y() + at.height());
        }
      }
    }
    for (Edge edge : diagram.edges()) {
      for (Point point : edge.points()) {
        top = Math.min(top, point.y());
        bottom = Math.max(bottom, point.y());
      }
    }
    if (diagram.shapes().isEmpty()) {
      return new Bounds(0, 0, 1, 1);
    }
    return new Bounds(
        left - MARGIN, top - MARGIN, right - left + 2 * MARGIN, bottom - top + 2 * MARGIN + 16);
  }
}
