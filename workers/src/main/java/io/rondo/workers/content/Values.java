package io.rondo.workers.content;

import java.math.BigDecimal;

/** How a person's value is printed: as text, never as markup, template or header. */
final class Values {

  private Values() {}

  /** The value as people write it; empty for null. */
  static String text(Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof BigDecimal number) {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
    return value.toString();
  }

  /** Appends with everything escaped that HTML could read. */
  static void html(StringBuilder out, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(printable(c, true) ? c : ' ');
      }
    }
  }

  /** Appends without control characters; line ends stay only where asked. */
  static void plain(StringBuilder out, String value, boolean lines) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      out.append(printable(c, lines) ? c : ' ');
    }
  }

  private static boolean printable(char c, boolean lines) {
    if (c == '\n' || c == '\t') {
      return lines;
    }
    return !Character.isISOControl(c) && c != '\u2028' && c != '\u2029';
  }
}
