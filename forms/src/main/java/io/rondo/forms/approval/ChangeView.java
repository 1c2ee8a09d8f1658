package io.rondo.forms.approval;

import io.rondo.workers.seal.PartChange;
import io.rondo.workers.seal.PartChange.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Before and after of a part, line by line; where two lines differ in the middle, that is told.
 * Fingerprints within a part are left out: they differ because the lines beside them do.
 */
record ChangeView(String title, List<Line> lines) {

  /** The name of a value with the number of its characters, as canonical texts write it. */
  private static final Pattern NAMED = Pattern.compile("^([^:<>]{1,60}?) \\((\\d+)\\): ?(.*)$");

  /**
   * A line.
   *
   * @param kind same, removed, added or gap
   * @param name of the value that begins on it; null where none does
   * @param differs what is other than in the line that it replaced, between {@code before} and
   *     {@code after}; empty where the whole line is new
   */
  record Line(String kind, String name, String before, String differs, String after) {}

  static ChangeView of(PartChange change) {
    List<PartChange.Line> lines = change.lines();
    List<Line> shown = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      shown.add(line(lines.get(i), counterpart(lines, i)));
    }
    shown.removeIf(line -> "sha-256".equals(line.name()));
    return new ChangeView(change.part().title(), shown);
  }

  /** The line that this one replaces or is replaced by: removed and added stand in pairs. */
  private static String counterpart(List<PartChange.Line> lines, int at) {
    Kind kind = lines.get(at).kind();
    int there = kind == Kind.REMOVED ? at + 1 : kind == Kind.ADDED ? at - 1 : -1;
    if (there < 0 || there >= lines.size()) {
      return null;
    }
    Kind wanted = kind == Kind.REMOVED ? Kind.ADDED : Kind.REMOVED;
    return lines.get(there).kind() == wanted ? lines.get(there).text() : null;
  }

  private static Line line(PartChange.Line line, String other) {
    Matcher named = NAMED.matcher(line.text());
    boolean isNamed = named.matches();
    String name = isNamed ? named.group(1) : null;
    String text = isNamed ? named.group(3) : line.text();
    String kind = line.kind().name().toLowerCase(java.util.Locale.ROOT);
    if (other == null) {
      return new Line(kind, name, text, "", "");
    }
    Matcher otherNamed = NAMED.matcher(other);
    String there = otherNamed.matches() ? otherNamed.group(3) : other;
    int start = commonStart(text, there);
    int end = commonEnd(text, there, start);
    return new Line(
        kind,
        name,
        text.substring(0, start),
        text.substring(start, text.length() - end),
        text.substring(text.length() - end));
  }

  private static int commonStart(String one, String other) {
    int most = Math.min(one.length(), other.length());
    int at = 0;
    while (at < most && one.charAt(at) == other.charAt(at)) {
      at++;
    }
    return at > 0 && Character.isHighSurrogate(one.charAt(at - 1)) ? at - 1 : at;
  }

  private static int commonEnd(String one, String other, int start) {
    int most = Math.min(one.length(), other.length()) - start;
    int count = 0;
    while (count < most
        && one.charAt(one.length() - 1 - count) == other.charAt(other.length() - 1 - count)) {
      count++;
    }
    boolean splits = count > 0 && Character.isLowSurrogate(one.charAt(one.length() - count));
    return splits ? count - 1 : count;
  }
}
