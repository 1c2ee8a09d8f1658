package io.rondo.workers.insight;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.insight.Comparison.CellLine;
import io.rondo.workers.insight.Comparison.CostLine;
import io.rondo.workers.insight.Comparison.ReasonLine;
import io.rondo.workers.insight.InsightMapper.LedgerCount;
import io.rondo.workers.rehearsal.Rehearsal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Puts a rehearsal and the counted rows of the ledger beside each other. */
final class ComparisonSheet {

  private static final Set<String> OUTCOMES = Set.of("sent", "failed", "in_doubt", "excluded");
  private static final List<String> NOT_SENT = List.of("excluded", "failed", "in_doubt", "open");

  private final Campaign campaign;
  private final Rehearsal rehearsal;
  private final List<LedgerCount> ledger;
  private final long partnersMinor;

  /**
   * @param partnersMinor what the confirmed partners ask for
   */
  ComparisonSheet(
      Campaign campaign, Rehearsal rehearsal, List<LedgerCount> ledger, long partnersMinor) {
    this.campaign = campaign;
    this.rehearsal = rehearsal;
    this.ledger = ledger;
    this.partnersMinor = partnersMinor;
  }

  Comparison comparison() {
    List<CellLine> cells = cells();
    List<ReasonLine> reasons = reasons();
    CostLine cost = cost();
    long people = people(row -> true);
    boolean equal =
        people == rehearsal.people()
            && cost.differenceMinor() == 0
            && cells.stream().allMatch(line -> line.difference() == 0)
            && reasons.stream().allMatch(line -> line.difference() == 0);
    return new Comparison(
        rehearsal.id(),
        rehearsal.rehearsedAt(),
        campaign.frozenAt(),
        people(row -> outcome(row).equals("open")) == 0,
        rehearsal.people(),
        people,
        cells,
        reasons,
        cost,
        equal);
  }

  private List<CellLine> cells() {
    Map<String, Long> planned = new LinkedHashMap<>();
    rehearsal.cells().forEach(cell -> planned.merge(cell.cell(), cell.people(), Long::sum));
    ledger.stream()
        .filter(row -> row.cell() != null && !row.state().equals("excluded"))
        .forEach(row -> planned.putIfAbsent(row.cell(), 0L));
    List<CellLine> lines = new ArrayList<>();
    planned.forEach((cell, people) -> lines.add(line(cell, people)));
    return lines;
  }

  private CellLine line(String cell, long planned) {
    long sent = people(cell, "sent");
    return new CellLine(
        cell,
        planned,
        sent,
        people(cell, "failed"),
        people(cell, "in_doubt"),
        people(cell, "open"),
        sent - planned);
  }

  private List<ReasonLine> reasons() {
    List<ReasonLine> lines = new ArrayList<>();
    for (String outcome : NOT_SENT) {
      Map<String, Long> happened = new TreeMap<>();
      ledger.stream()
          .filter(row -> outcome(row).equals(outcome))
          .forEach(row -> happened.merge(reason(row), row.people(), Long::sum));
      Map<String, Long> rehearsed = outcome.equals("excluded") ? rehearsal.exclusions() : Map.of();
      Set<String> names = new LinkedHashSet<>(new TreeMap<>(rehearsed).keySet());
      names.addAll(happened.keySet());
      for (String name : names) {
        long before = rehearsed.getOrDefault(name, 0L);
        long after = happened.getOrDefault(name, 0L);
        lines.add(new ReasonLine(outcome, name, before, after, after - before));
      }
    }
    return lines;
  }

  private CostLine cost() {
    long rehearsed = rehearsal.money().costMinor();
    long happened =
        campaign.fixedCostMinor()
            + campaign.mailCostMinor(
                people(row -> row.state().equals("sent") && row.channel().equals("email")))
            + partnersMinor;
    return new CostLine(campaign.currency(), rehearsed, happened, happened - rehearsed);
  }

  private long people(String cell, String outcome) {
    return people(row -> cell.equals(row.cell()) && outcome(row).equals(outcome));
  }

  private long people(Predicate<LedgerCount> which) {
    return ledger.stream().filter(which).mapToLong(LedgerCount::people).sum();
  }

  /** Planned, held and claimed alike are open. */
  private static String outcome(LedgerCount row) {
    return OUTCOMES.contains(row.state()) ? row.state() : "open";
  }

  private static String reason(LedgerCount row) {
    return row.reason() == null ? row.state() : row.reason();
  }
}
