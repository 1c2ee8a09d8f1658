package io.rondo.workers.campaign;

import io.rondo.workers.engine.FormTime;
import io.rondo.workers.engine.StepRefused;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The deliverables of a brief as rows of its form. */
final class DeliverableForm {

  static final int MOST = 12;

  private static final int TITLE = 120;
  private static final int ASKED = 1000;
  private static final int KIT = 60;
  private static final int MOST_PIECES = 1_000_000;
  private static final BigDecimal MOST_BUDGET = new BigDecimal("10000000000");

  private final List<Cell> cells;
  private final List<String> unreadable;

  /**
   * @param unreadable gets a sentence for every value that cannot be kept
   */
  DeliverableForm(List<Cell> cells, List<String> unreadable) {
    this.cells = cells;
    this.unreadable = unreadable;
  }

  static Map<String, Object> row(Deliverable deliverable, List<Cell> cells) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("kind", deliverable.kind().text());
    row.put("title", deliverable.title());
    row.put("asked", deliverable.brief());
    row.put(
        "cell",
        cells.stream()
            .filter(cell -> Integer.valueOf(cell.cellNo()).equals(deliverable.cellNo()))
            .map(Cell::name)
            .findFirst()
            .orElse(""));
    row.put("quantity", deliverable.quantity());
    row.put(
        "needs",
        deliverable.dependsOn().stream().map(String::valueOf).collect(Collectors.joining(", ")));
    row.put("dueAt", deliverable.dueAt() == null ? "" : deliverable.dueAt().toString());
    row.put("drafts", deliverable.maxRevisions());
    DeliverableDetails details = DeliverableDetails.of(deliverable.details());
    row.put("kit", details.kit() == null ? "" : details.kit());
    row.put("budget", details.budgetMinor() == null ? null : details.budgetMinor() / 100.0);
    return row;
  }

  /** A deliverable of unknown kind is left out; the others keep the number of their row. */
  List<Deliverable> read(List<Map<String, Object>> rows) {
    List<Deliverable> deliverables = new ArrayList<>();
    for (int no = 1; no <= rows.size(); no++) {
      if (no > MOST) {
        unreadable.add("Deliverables: at most " + MOST + " are kept.");
        break;
      }
      deliverable(no, rows.get(no - 1)).ifPresent(deliverables::add);
    }
    return deliverables;
  }

  private Optional<Deliverable> deliverable(int no, Map<String, Object> row) {
    String field = "Deliverable " + no;
    Optional<DeliverableKind> kind = DeliverableKind.of(value(row, "kind"));
    if (kind.isEmpty()) {
      unreadable.add(
          "%s: \"%s\" is no kind of deliverable; choose one of the list."
              .formatted(field, shown(value(row, "kind"))));
    }
    return kind.map(
        known ->
            new Deliverable(
                0,
                no,
                known,
                cut(field + ", title", value(row, "title"), TITLE),
                cut(field + ", what is asked", value(row, "asked"), ASKED),
                cell(field, value(row, "cell")),
                whole(field + ", quantity", value(row, "quantity"), 1, MOST_PIECES),
                needs(field, value(row, "needs")),
                due(field, value(row, "dueAt")),
                known == DeliverableKind.KIT // its draft is what the reseller fills
                    ? 0
                    : whole(field + ", drafts", value(row, "drafts"), 0, 99),
                details(field, known, row),
                Deliverable.State.PLANNED,
                null,
                null));
  }

  /** Only a kit names a kit, and only calls have a budget: what else says so is told. */
  private String details(String field, DeliverableKind kind, Map<String, Object> row) {
    String kit = value(row, "kit");
    String budget = value(row, "budget");
    if (!kit.isEmpty() && kind != DeliverableKind.KIT) {
      unreadable.add(field + ": only a reseller kit names a kit of the catalogue.");
      kit = "";
    }
    if (!budget.isEmpty() && kind != DeliverableKind.CALL) {
      unreadable.add(field + ": only calls have a budget of their own.");
      budget = "";
    }
    return new DeliverableDetails(
            null,
            kit.isEmpty() ? null : cut(field + ", kit", kit, KIT),
            budget.isEmpty() ? null : minor(field, budget))
        .json();
  }

  private Long minor(String field, String text) {
    try {
      BigDecimal amount = new BigDecimal(text).movePointRight(2);
      if (amount.signum() > 0 && amount.compareTo(MOST_BUDGET) <= 0) {
        return amount.longValueExact();
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // said below
    }
    unreadable.add(
        "%s, budget: \"%s\" is no amount above 0 with at most two decimals."
            .formatted(field, shown(text)));
    return null;
  }

  /** By its name, or by its number where no cell has that name. */
  private Integer cell(String field, String text) {
    if (text.isEmpty()) {
      return null;
    }
    Optional<Cell> named =
        cells.stream().filter(cell -> cell.name().equalsIgnoreCase(text)).findFirst();
    Optional<Cell> found =
        named.isPresent()
            ? named
            : cells.stream().filter(cell -> text.equals("" + cell.cellNo())).findFirst();
    if (found.isEmpty()) {
      unreadable.add(
          "%s: there is no cell \"%s\"; write the name of one of the cells above."
              .formatted(field, shown(text)));
    }
    return found.map(Cell::cellNo).orElse(null);
  }

  private int whole(String field, String text, int otherwise, int most) {
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      double number = Double.parseDouble(text);
      if (number == Math.rint(number) && number >= 0 && number <= most) {
        return (int) number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    unreadable.add(
        "%s: \"%s\" is no whole number from 0 to %,d.".formatted(field, shown(text), most));
    return otherwise;
  }

  private List<Integer> needs(String field, String text) {
    List<Integer> numbers = new ArrayList<>();
    for (String word : text.split("[,;\\s]+")) {
      if (word.matches("\\d{1,3}")) {
        Integer number = Integer.valueOf(word);
        if (!numbers.contains(number) && numbers.size() < MOST) {
          numbers.add(number);
        }
      } else if (!word.isEmpty()) {
        unreadable.add(
            "%s, needs: \"%s\" is no number of a deliverable; write them as 1, 2."
                .formatted(field, shown(word)));
      }
    }
    return numbers.stream().sorted().toList();
  }

  private Instant due(String field, String text) {
    try {
      return FormTime.of("dueAt", text);
    } catch (StepRefused e) {
      unreadable.add("%s, due date: \"%s\" is not a date and time.".formatted(field, shown(text)));
      return null;
    }
  }

  private String cut(String field, String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    unreadable.add(
        "%s: it has %,d characters, at most %,d are kept.".formatted(field, text.length(), limit));
    return text.substring(0, limit);
  }

  private static String value(Map<String, Object> row, String field) {
    Object value = row.get(field);
    return value == null ? "" : value.toString().strip();
  }

  private static String shown(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }
}
