package io.rondo.workers.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a brief must say about the things that partners make. */
final class DeliverableRules {

  static final int MOST_REVISIONS = 10;

  private final List<Cell> cells;
  private final Map<Integer, Deliverable> deliverables = new TreeMap<>();
  private final List<String> problems = new ArrayList<>();

  private DeliverableRules(List<Cell> cells, List<Deliverable> deliverables) {
    this.cells = cells;
    deliverables.forEach(one -> this.deliverables.put(one.no(), one));
  }

  /** One sentence for each rule that is broken, beginning with the deliverable or its cell. */
  static List<String> problems(List<Cell> cells, List<Deliverable> deliverables, Instant now) {
    DeliverableRules rules = new DeliverableRules(cells, deliverables);
    deliverables.forEach(one -> rules.check(one, now));
    cells.forEach(rules::check);
    return rules.problems;
  }

  private void check(Deliverable one, Instant now) {
    String name = "Deliverable " + one.no();
    if (one.title().isBlank()) {
      problems.add(name + ": it has no title.");
    }
    if (one.brief().isBlank()) {
      problems.add(name + ": say what the partner is asked for.");
    }
    checkCell(name, one);
    checkNeeds(name, one);
    if (one.kind().channel() == null && one.quantity() < 1) {
      problems.add(name + ": the quantity begins at 1.");
    }
    if (one.maxRevisions() > MOST_REVISIONS) {
      problems.add(name + ": at most " + MOST_REVISIONS + " drafts can be asked for.");
    }
    boolean open =
        one.state() == Deliverable.State.PLANNED || one.state() == Deliverable.State.ORDERED;
    if (open && one.dueAt() != null && one.dueAt().isBefore(now)) {
      problems.add(name + ": its due date lies in the past.");
    }
  }

  private void checkCell(String name, Deliverable one) {
    Cell cell =
        cells.stream()
            .filter(known -> Integer.valueOf(known.cellNo()).equals(one.cellNo()))
            .findFirst()
            .orElse(null);
    String channel = one.kind().channel();
    if (one.cellNo() != null && cell == null) {
      problems.add("%s: there is no cell %d.".formatted(name, one.cellNo()));
    } else if (channel != null && cell == null) {
      problems.add(
          "%s: name the cell whose people get the %s."
              .formatted(name, one.kind().title().toLowerCase(java.util.Locale.ROOT)));
    } else if (channel != null && !channel.equals(cell.channel())) {
      problems.add(
          "%s: it is for the channel %s, but cell %s is reached by %s."
              .formatted(name, channel, cell.name(), cell.channel()));
    }
  }

  private void checkNeeds(String name, Deliverable one) {
    for (int no : one.dependsOn()) {
      Deliverable needed = deliverables.get(no);
      if (needed == null) {
        problems.add("%s: it needs deliverable %d, which is not there.".formatted(name, no));
      } else if (one.kind().beforeApproval() && !needed.kind().beforeApproval()) {
        problems.add(
            "%s: it is made before the approval, but needs deliverable %d, which is made after the release."
                .formatted(name, no));
      }
    }
    if (waitsForItself(one.no(), one, new HashSet<>())) {
      problems.add(name + ": it waits for itself; take it out of what it needs.");
    }
  }

  private boolean waitsForItself(int no, Deliverable at, Set<Integer> seen) {
    for (int next : at.dependsOn()) {
      if (next == no) {
        return true;
      }
      Deliverable needed = deliverables.get(next);
      if (needed != null && seen.add(next) && waitsForItself(no, needed, seen)) {
        return true;
      }
    }
    return false;
  }

  /** A cell that is not mailed needs exactly one deliverable that reaches its people. */
  private void check(Cell cell) {
    if (cell.channel().equals(CellChannel.EMAIL.text())) {
      return;
    }
    List<Integer> reaching =
        deliverables.values().stream()
            .filter(one -> cell.channel().equals(one.kind().channel()))
            .filter(one -> Integer.valueOf(cell.cellNo()).equals(one.cellNo()))
            .map(Deliverable::no)
            .toList();
    if (reaching.isEmpty()) {
      problems.add(
          "Cells: cell %s is reached by %s, but no deliverable of that kind names it."
              .formatted(cell.name(), cell.channel()));
    } else if (reaching.size() > 1) {
      problems.add(
          "Deliverables %d and %d: both reach cell %s; its people would get two."
              .formatted(reaching.get(0), reaching.get(1), cell.name()));
    }
  }
}
