package io.rondo.workers.seal;

import com.github.difflib.text.DiffRow;
import com.github.difflib.text.DiffRowGenerator;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What changed in a part between two moments.
 *
 * @param lines the lines that changed, each with a few that did not around it
 */
public record PartChange(Part part, List<Line> lines) {

  private static final int AROUND = 2;

  /** How a line came to be here. */
  public enum Kind {
    SAME,
    REMOVED,
    ADDED,
    /** Lines that did not change are left out here. */
    GAP
  }

  /** One line of a part's canonical text. */
  public record Line(Kind kind, String text) {}

  /** The difference of two canonical texts, line by line. */
  public static PartChange between(Part part, String before, String after) {
    List<DiffRow> rows =
        DiffRowGenerator.create()
            .lineNormalizer(UnaryOperator.identity())
            .build()
            .generateDiffRows(before.lines().toList(), after.lines().toList());
    List<Line> lines = new ArrayList<>();
    boolean gap = false;
    for (int i = 0; i < rows.size(); i++) {
      DiffRow row = rows.get(i);
      if (row.getTag() == DiffRow.Tag.EQUAL && !changesNear(rows, i)) {
        gap = true;
        continue;
      }
      if (gap && !lines.isEmpty()) {
        lines.add(new Line(Kind.GAP, ""));
      }
      gap = false;
      add(lines, row);
    }
    return new PartChange(part, List.copyOf(lines));
  }

  private static void add(List<Line> lines, DiffRow row) {
    if (row.getTag() == DiffRow.Tag.EQUAL) {
      lines.add(new Line(Kind.SAME, row.getOldLine()));
      return;
    }
    if (row.getTag() != DiffRow.Tag.INSERT) {
      lines.add(new Line(Kind.REMOVED, row.getOldLine()));
    }
    if (row.getTag() != DiffRow.Tag.DELETE) {
      lines.add(new Line(Kind.ADDED, row.getNewLine()));
    }
  }

  private static boolean changesNear(List<DiffRow> rows, int at) {
    for (int i = Math.max(0, at - AROUND); i <= Math.min(rows.size() - 1, at + AROUND); i++) {
      if (rows.get(i).getTag() != DiffRow.Tag.EQUAL) {
        return true;
      }
    }
    return false;
  }
}
