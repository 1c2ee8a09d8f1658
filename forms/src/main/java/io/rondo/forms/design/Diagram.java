package io.rondo.forms.design;

import java.util.List;

/** A process diagram as its model lays it out; lengths are the model's own units. */
record Diagram(List<Shape> shapes, List<Edge> edges) {

  /** A corner or a bend. */
  record Point(double x, double y) {}

  /** A place on the page. */
  record Bounds(double x, double y, double width, double height) {
    double middleX() {
      return x + width / 2;
    }

    double middleY() {
      return y + height / 2;
    }
  }

  /**
   * A node.
   *
   * @param kind the BPMN element's name, for example {@code userTask}
   * @param event what an event is about ({@code timer}, {@code message}, ...), or null
   * @param many whether it happens as often as there are things to do, side by side
   * @param dashed a boundary event that does not interrupt, or an event sub-process
   * @param labelled where the label goes; null: inside, or below for events and gateways
   */
  record Shape(
      String kind,
      String name,
      String event,
      boolean many,
      boolean dashed,
      Bounds bounds,
      Bounds labelled) {}

  /** A flow. */
  record Edge(String name, boolean isDefault, List<Point> points, Bounds labelled) {}
}
