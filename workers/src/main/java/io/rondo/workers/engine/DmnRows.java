package io.rondo.workers.engine;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the rows of a table that is free of other faults: which of them fit at once, which never
 * fit, and what none of them fits.
 */
final class DmnRows {

  private static final int MOST_SHOWN = 10;
  private static final int MOST_ASKED = 50_000;

  private final DmnTable table;
  private final List<Column> columns = new ArrayList<>();

  /**
   * A column.
   *
   * @param fits for each row, which samples it fits; null for a row that asks nothing here
   */
  private record Column(String label, List<Object> samples, List<BitSet> fits) {

    boolean isFree(int row) {
      return fits.get(row) == null;
    }

    boolean fits(int row, int sample) {
      return isFree(row) || fits.get(row).get(sample);
    }

    /** A sample that both rows fit; -1 for none. */
    int common(int one, int other) {
      if (isFree(one) && isFree(other)) {
        return 0;
      }
      BitSet both = new BitSet();
      both.set(0, samples.size());
      for (int row : List.of(one, other)) {
        if (!isFree(row)) {
          both.and(fits.get(row));
        }
      }
      return both.nextSetBit(0);
    }

    String shown(int sample) {
      Object value = samples.get(sample);
      return label + " " + (value == null ? "nothing" : Feel.written(value));
    }
  }

  /**
   * @throws ModelRefused when the table is too big to be compared
   */
  DmnRows(DmnTable table) {
    this.table = table;
    for (int i = 0; i < table.inputs().size(); i++) {
      columns.add(column(i));
    }
  }

  private Column column(int index) {
    DmnTable.Input input = table.inputs().get(index);
    List<DmnTable.Cell> cells =
        table.rows().stream().map(row -> row.conditions().get(index)).toList();
    List<Object> samples = new ArrayList<>(samples(input, cells));
    samples.add(null);
    Map<String, BitSet> asked = new HashMap<>();
    List<BitSet> fits = new ArrayList<>();
    for (DmnTable.Cell cell : cells) {
      if (DmnTable.isAny(cell)) {
        fits.add(null);
        continue;
      }
      if ((asked.size() + 1) * samples.size() > MOST_ASKED) {
        throw tooBig(input);
      }
      fits.add(asked.computeIfAbsent(cell.text(), text -> fitting(text, samples)));
    }
    return new Column(input.label(), samples, fits);
  }

  private List<Object> samples(DmnTable.Input input, List<DmnTable.Cell> cells) {
    try {
      return DmnSamples.of(
          DmnKind.of(input.type()).orElseThrow(),
          cells.stream().map(cell -> DmnCondition.of(cell).orElseThrow()).toList());
    } catch (DmnSamples.TooMany e) {
      throw tooBig(input);
    }
  }

  private ModelRefused tooBig(DmnTable.Input input) {
    return new ModelRefused(
        List.of(
            "Table %s: column %s tells so much apart that its rows cannot be compared. Use fewer different conditions."
                .formatted(table.name(), input.label())));
  }

  private static BitSet fitting(String condition, List<Object> samples) {
    BitSet fitting = new BitSet();
    for (int i = 0; i < samples.size(); i++) {
      fitting.set(i, Feel.fits(condition, samples.get(i)));
    }
    return fitting;
  }

  /** A sentence for every row that no value can fit. */
  List<String> never() {
    List<String> problems = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      for (int i = 0; i < columns.size(); i++) {
        Column column = columns.get(i);
        if (!column.isFree(row) && column.fits.get(row).isEmpty()) {
          problems.add(
              "Table %s, row %d: nothing fits %s %s."
                  .formatted(
                      table.name(),
                      row + 1,
                      column.label(),
                      table.rows().get(row).conditions().get(i).text()));
        }
      }
    }
    return problems;
  }

  /** A sentence with an example for every two rows that both fit something. */
  List<String> overlaps() {
    List<String> problems = new ArrayList<>();
    int more = 0;
    for (int one = 0; one < table.rows().size(); one++) {
      for (int other = one + 1; other < table.rows().size(); other++) {
        Optional<String> example = common(one, other);
        if (example.isPresent() && problems.size() < MOST_SHOWN) {
          problems.add(
              "Table %s: rows %d and %d both fit%s."
                  .formatted(table.name(), one + 1, other + 1, example.get()));
        } else if (example.isPresent()) {
          more++;
        }
      }
    }
    if (more > 0) {
      problems.add("Table %s: %d more pairs of rows both fit.".formatted(table.name(), more));
    }
    return problems;
  }

  private Optional<String> common(int one, int other) {
    List<String> example = new ArrayList<>();
    for (Column column : columns) {
      int sample = column.common(one, other);
      if (sample < 0) {
        return Optional.empty();
      }
      if (!column.isFree(one) || !column.isFree(other)) {
        example.add(column.shown(sample));
      }
    }
    return Optional.of(
        example.isEmpty() ? " everything" : ", for example " + String.join(", ", example));
  }

  /** An example that no row fits, where every fact is given; empty when there is none. */
  Optional<String> gap() {
    BitSet rows = new BitSet();
    rows.set(0, table.rows().size());
    return Optional.ofNullable(gap(0, rows, new HashSet<>()))
        .map(example -> example.isEmpty() ? "anything" : String.join(", ", example));
  }

  /** What a set of rows leaves over from this column on; null when nothing. */
  private List<String> gap(int index, BitSet rows, Set<Map.Entry<Integer, BitSet>> seen) {
    if (rows.isEmpty()) {
      return List.of();
    }
    if (index == columns.size() || !seen.add(Map.entry(index, rows))) {
      return null;
    }
    Column column = columns.get(index);
    for (var choice : choices(column, rows).entrySet()) {
      List<String> rest = gap(index + 1, choice.getKey(), seen);
      if (rest != null) {
        List<String> example = new ArrayList<>();
        example.add(column.shown(choice.getValue()));
        example.addAll(rest);
        return example;
      }
    }
    return null;
  }

  /** The different sets of rows that the samples of a column leave, each with its first sample. */
  private static Map<BitSet, Integer> choices(Column column, BitSet rows) {
    Map<BitSet, Integer> choices = new LinkedHashMap<>();
    for (int sample = 0; sample < column.samples().size() - 1; sample++) {
      int asked = sample;
      BitSet left =
          rows.stream()
              .filter(row -> column.fits(row, asked))
              .boxed()
              .collect(Collectors.collectingAndThen(Collectors.toList(), DmnRows::set));
      choices.putIfAbsent(left, sample);
    }
    return choices;
  }

  private static BitSet set(List<Integer> rows) {
    BitSet set = new BitSet();
    rows.forEach(set::set);
    return set;
  }
}
