package io.rondo.workers.insight;

import io.rondo.workers.insight.Satisfaction.CaseTime;
import io.rondo.workers.insight.Satisfaction.Line;
import io.rondo.workers.insight.Satisfaction.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long it takes until customers are satisfied. A yes of their own (survey, confirmed) and mere
 * quiet are never put together; medians and percentiles are by the nearest rank.
 */
@Service
public class Satisfactions {

  private static final int MOST = 50;
  private static final String QUIET = "quiet";

  private final ServiceMapper mapper;
  private final Clock clock;

  Satisfactions(ServiceMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /** The cases whose signal came within so many days. @param days 1 to 366 */
  @Transactional(readOnly = true)
  public Satisfaction within(int days) {
    if (days < 1 || days > 366) {
      throw new IllegalArgumentException("Look at 1 to 366 days.");
    }
    Instant since = clock.instant().minus(Duration.ofDays(days));
    List<ServiceMapper.CaseRow> cases = mapper.cases(since);
    return new Satisfaction(
        since,
        line("all", cases),
        lines(cases, ServiceMapper.CaseRow::campaign).stream()
            .sorted(Comparator.comparing(Line::cases).reversed().thenComparing(Line::name))
            .limit(MOST)
            .toList(),
        lines(cases, ServiceMapper.CaseRow::channel),
        latest(cases));
  }

  private static List<Line> lines(
      List<ServiceMapper.CaseRow> cases, Function<ServiceMapper.CaseRow, String> by) {
    Map<String, List<ServiceMapper.CaseRow>> groups =
        cases.stream()
            .filter(row -> by.apply(row) != null)
            .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.toList()));
    return groups.entrySet().stream().map(group -> line(group.getKey(), group.getValue())).toList();
  }

  private static Line line(String name, List<ServiceMapper.CaseRow> cases) {
    long open = cases.stream().filter(row -> row.satisfiedAt() == null && isOpen(row)).count();
    long unsatisfied =
        cases.stream().filter(row -> row.satisfiedAt() == null && !isOpen(row)).count();
    return new Line(
        name,
        times(cases.stream().filter(row -> isSatisfied(row) && !isQuiet(row)).toList()),
        times(cases.stream().filter(row -> isSatisfied(row) && isQuiet(row)).toList()),
        open,
        unsatisfied);
  }

  private static Times times(List<ServiceMapper.CaseRow> cases) {
    if (cases.isEmpty()) {
      return new Times(0, null, null, 0);
    }
    List<Duration> took = cases.stream().map(Satisfactions::took).sorted().toList();
    long all = took.stream().mapToLong(Duration::toSeconds).sum();
    long waited = cases.stream().mapToLong(row -> waited(row).toSeconds()).sum();
    return new Times(
        cases.size(),
        rank(took, 50),
        rank(took, 90),
        all == 0 ? 0 : (int) Math.round(100.0 * waited / all));
  }

  /** The smallest value that so many percent of all do not exceed. */
  private static Duration rank(List<Duration> sorted, int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(1, rank) - 1);
  }

  private static List<CaseTime> latest(List<ServiceMapper.CaseRow> cases) {
    return cases.stream()
        .filter(Satisfactions::isSatisfied)
        .sorted(
            Comparator.comparing(ServiceMapper.CaseRow::satisfiedAt)
                .reversed()
                .thenComparing(ServiceMapper.CaseRow::code))
        .limit(MOST)
        .map(
            row ->
                new CaseTime(
                    row.code(),
                    row.campaign(),
                    row.channel(),
                    row.satisfiedBy(),
                    row.satisfiedAt(),
                    took(row),
                    waited(row)))
        .toList();
  }

  private static Duration took(ServiceMapper.CaseRow row) {
    Duration took = Duration.between(row.openedAt(), row.satisfiedAt());
    return took.isNegative() ? Duration.ZERO : took;
  }

  /**
   * A case that went on after the yes waited on for longer than it took: no more than all of it.
   */
  private static Duration waited(ServiceMapper.CaseRow row) {
    Duration waited = Duration.ofSeconds(row.waitedSeconds());
    return waited.compareTo(took(row)) > 0 ? took(row) : waited;
  }

  private static boolean isSatisfied(ServiceMapper.CaseRow row) {
    return row.satisfiedAt() != null;
  }

  private static boolean isQuiet(ServiceMapper.CaseRow row) {
    return QUIET.equals(row.satisfiedBy());
  }

  private static boolean isOpen(ServiceMapper.CaseRow row) {
    return !row.state().equals("closed");
  }
}
