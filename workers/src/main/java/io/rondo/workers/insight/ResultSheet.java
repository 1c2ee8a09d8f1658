package io.rondo.workers.insight;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.insight.InsightMapper.ActCount;
import io.rondo.workers.insight.InsightMapper.LedgerCount;
import io.rondo.workers.insight.InsightMapper.LinkCount;
import io.rondo.workers.insight.Lift.Group;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Puts counted rows together to a result. */
final class ResultSheet {

  static final String HOLD_OUT = "hold-out";

  private static final String EMAIL = "email";
  private static final ActCount NO_ACTS =
      new ActCount(null, null, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0);

  private final Campaign campaign;
  private final Instant from;
  private final List<LedgerCount> ledger;
  private final List<LinkCount> links;
  private final List<ActCount> acts;
  private final long partnersMinor;

  ResultSheet(
      Campaign campaign,
      Instant from,
      List<LedgerCount> ledger,
      List<LinkCount> links,
      List<ActCount> acts,
      long partnersMinor) {
    this.campaign = campaign;
    this.from = from;
    this.ledger = ledger;
    this.links = links;
    this.acts = acts;
    this.partnersMinor = partnersMinor;
  }

  Result result() {
    List<Result.Cell> counted = names().stream().map(this::cell).toList();
    Result.Cost cost = cost();
    Double incremental = incremental(counted);
    double total = cost.total().doubleValue();
    return new Result(
        new Result.Head(
            campaign.code(),
            campaign.name(),
            campaign.status().text(),
            campaign.outcome(),
            from,
            campaign.windowEndsAt()),
        ledger(),
        counted,
        cost,
        incremental == null
            ? null
            : BigDecimal.valueOf(incremental).setScale(2, RoundingMode.HALF_UP),
        incremental == null || total == 0 ? null : (incremental - total) / total,
        acts.stream().mapToLong(ActCount::otherCurrency).sum());
  }

  /** The cells of the brief, then cells that only the ledger knows, the hold-out last. */
  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    campaign.cells().forEach(cell -> names.add(cell.name()));
    boolean heldOut = false;
    for (LedgerCount row : ledger) {
      if (HOLD_OUT.equals(row.cell())) {
        heldOut = true;
      } else if (row.cell() != null) {
        names.add(row.cell());
      }
    }
    if (heldOut) {
      names.remove(HOLD_OUT);
      names.add(HOLD_OUT);
    }
    return names;
  }

  private Result.Ledger ledger() {
    return new Result.Ledger(
        people(row -> true),
        by(LedgerCount::state, row -> true),
        by(LedgerCount::reason, row -> row.state().equals("excluded") && row.reason() != null),
        by(LedgerCount::reason, row -> row.state().equals("failed") && row.reason() != null));
  }

  private Map<String, Long> by(Function<LedgerCount, String> name, Predicate<LedgerCount> which) {
    return ledger.stream()
        .filter(which)
        .collect(
            Collectors.groupingBy(name, TreeMap::new, Collectors.summingLong(LedgerCount::people)));
  }

  private long people(Predicate<LedgerCount> which) {
    return ledger.stream().filter(which).mapToLong(LedgerCount::people).sum();
  }

  private long people(String cell, String state) {
    return people(row -> cell.equals(row.cell()) && row.state().equals(state));
  }

  private long linked(String cell, String kind) {
    return links.stream()
        .filter(row -> row.cell().equals(cell) && row.kind().equals(kind))
        .mapToLong(LinkCount::people)
        .sum();
  }

  private Result.Cell cell(String name) {
    ActCount act = acts(name, null);
    Group spent = spent(name, null);
    return new Result.Cell(
        name,
        name.equals(HOLD_OUT),
        spent.people(),
        people(name, "sent"),
        people(name, "failed"),
        people(name, "in_doubt"),
        linked(name, "open"),
        linked(name, "click"),
        linked(name, "unsubscribe"),
        act.visits(),
        act.conversions(),
        units(act.spendMinor()),
        visited(name, null).mean(),
        converted(name, null).mean(),
        spent.mean(),
        lift(name));
  }

  /** Against those of the hold-out who would have been reached by the same channel. */
  private Result.CellLift lift(String name) {
    String channel = onlyChannel(name);
    if (name.equals(HOLD_OUT) || spent(HOLD_OUT, channel).people() == 0) {
      return null;
    }
    return new Result.CellLift(
        Lift.of(visited(name, channel), visited(HOLD_OUT, channel)),
        Lift.of(converted(name, channel), converted(HOLD_OUT, channel)),
        Lift.of(spent(name, channel), spent(HOLD_OUT, channel)));
  }

  /** The channel of a cell; null for all of them, as the hold-out may have. */
  private String onlyChannel(String cell) {
    List<String> channels =
        ledger.stream()
            .filter(row -> cell.equals(row.cell()))
            .map(LedgerCount::channel)
            .distinct()
            .toList();
    return channels.size() == 1 ? channels.get(0) : null;
  }

  private Group visited(String cell, String channel) {
    return Group.ofFacts(dealt(cell, channel), acts(cell, channel).visits());
  }

  private Group converted(String cell, String channel) {
    return Group.ofFacts(dealt(cell, channel), acts(cell, channel).conversions());
  }

  private Group spent(String cell, String channel) {
    ActCount act = acts(cell, channel);
    return new Group(
        dealt(cell, channel),
        act.buyers(),
        act.spendMinor().movePointLeft(2).doubleValue(),
        act.spendSquared().movePointLeft(4).doubleValue());
  }

  private long dealt(String cell, String channel) {
    return people(
        row -> cell.equals(row.cell()) && (channel == null || channel.equals(row.channel())));
  }

  private ActCount acts(String cell, String channel) {
    return acts.stream()
        .filter(act -> cell.equals(act.cell()))
        .filter(act -> channel == null || channel.equals(act.channel()))
        .reduce(NO_ACTS, ResultSheet::sum);
  }

  private static ActCount sum(ActCount one, ActCount other) {
    return new ActCount(
        other.cell(),
        other.channel(),
        one.visits() + other.visits(),
        one.conversions() + other.conversions(),
        one.buyers() + other.buyers(),
        one.spendMinor().add(other.spendMinor()),
        one.spendSquared().add(other.spendSquared()),
        one.otherCurrency() + other.otherCurrency());
  }

  private Result.Cost cost() {
    BigDecimal emails =
        BigDecimal.valueOf(
            campaign.mailCostMinor(
                people(row -> row.state().equals("sent") && EMAIL.equals(row.channel()))));
    BigDecimal partners = BigDecimal.valueOf(partnersMinor);
    BigDecimal fixed = BigDecimal.valueOf(campaign.fixedCostMinor());
    return new Result.Cost(
        campaign.currency(),
        units(BigDecimal.valueOf(campaign.budgetMinor())),
        units(fixed),
        units(emails),
        units(partners),
        units(fixed.add(emails).add(partners)));
  }

  private static Double incremental(List<Result.Cell> cells) {
    List<Result.Cell> mailed = new ArrayList<>(cells);
    mailed.removeIf(Result.Cell::holdOut);
    if (mailed.isEmpty()
        || mailed.stream().anyMatch(c -> c.lift() == null || !c.lift().spendPerHead().enough())) {
      return null;
    }
    return mailed.stream().mapToDouble(c -> c.people() * c.lift().spendPerHead().value()).sum();
  }

  private static BigDecimal units(BigDecimal minor) {
    return minor.movePointLeft(2).setScale(2, RoundingMode.HALF_UP);
  }
}
