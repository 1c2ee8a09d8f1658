package io.rondo.workers.rehearsal;

import io.rondo.workers.rehearsal.RehearsalMapper.Candidate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chooses whose mails reviewers look at. */
final class Samples {

  private static final int SIZE = 5;

  /** SQL: how much is known of customer {@code p}; slots that no attribute uses count nothing. */
  static final String KNOWN =
      Stream.of(
              Stream.of("first_name", "last_name", "language"),
              slots("t", 20),
              slots("n", 24),
              slots("d", 8))
          .flatMap(columns -> columns)
          .map(column -> "case when p." + column + " is null then 0 else 1 end")
          .collect(Collectors.joining(" + ", "(", ")"));

  private Samples() {}

  private static Stream<String> slots(String kind, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(no -> kind + no);
  }

  /**
   * The person of whom least is known first, then one after the other of the cell that has fewest
   * yet.
   *
   * @param leastKnown null for an audience of nobody
   * @param candidates in the order in which cells come round
   */
  static List<Long> choose(Candidate leastKnown, List<Candidate> candidates) {
    List<Long> chosen = new ArrayList<>();
    Map<String, Integer> perCell = new HashMap<>();
    List<Candidate> left = new ArrayList<>(candidates);
    Candidate next = leastKnown;
    while (next != null) {
      long id = next.customerId();
      chosen.add(id);
      perCell.merge(next.cell(), 1, Integer::sum);
      left.removeIf(candidate -> candidate.customerId() == id);
      next = chosen.size() == SIZE ? null : fewest(left, perCell);
    }
    return chosen;
  }

  private static Candidate fewest(List<Candidate> left, Map<String, Integer> perCell) {
    Candidate best = null;
    for (Candidate candidate : left) {
      if (best == null || of(perCell, candidate) < of(perCell, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static int of(Map<String, Integer> perCell, Candidate candidate) {
    return perCell.getOrDefault(candidate.cell(), 0);
  }
}
