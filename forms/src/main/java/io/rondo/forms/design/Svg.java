package io.rondo.forms.design;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** Writes SVG elements; all text is escaped. */
final class Svg {

  private final StringBuilder out = new StringBuilder();

  void circle(String css, double x, double y, double radius) {
    out.append(
        "<circle class=\"%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
            .formatted(css, number(x), number(y), number(radius)));
  }

  void box(String css, Diagram.Bounds b, double corner) {
    out.append(
        "<rect class=\"%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"%s\"/>"
            .formatted(
                css,
                number(b.x()),
                number(b.y()),
                number(b.width()),
                number(b.height()),
                number(corner)));
  }

  /** A path whose place on the page is its own origin. */
  void path(String css, double x, double y, String path) {
    out.append(
        "<path class=\"%s\" transform=\"translate(%s %s)\" d=\"%s\"/>"
            .formatted(css, number(x), number(y), path));
  }

  void line(String css, List<Diagram.Point> points) {
    List<String> texts =
        points.stream().map(point -> number(point.x()) + "," + number(point.y())).toList();
    out.append(
        "<polyline class=\"%s\" points=\"%s\" marker-end=\"url(#arrow)\"/>"
            .formatted(css, String.join(" ", texts)));
  }

  /** Text around a middle, broken into lines of about that many characters. */
  void text(String css, double x, double y, String text, int characters) {
    List<String> lines = lines(text, characters);
    double first = y - (lines.size() - 1) * 7.5 + 4;
    for (int i = 0; i < lines.size(); i++) {
      out.append(
          "<text class=\"%s\" x=\"%s\" y=\"%s\">%s</text>"
              .formatted(
                  css, number(x), number(first + i * 15), HtmlUtils.htmlEscape(lines.get(i))));
    }
  }

  void raw(String markup) {
    out.append(markup);
  }

  static List<String> lines(String text, int characters) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.strip().split("\\s+")) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > characters) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  static String number(double value) {
    return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
