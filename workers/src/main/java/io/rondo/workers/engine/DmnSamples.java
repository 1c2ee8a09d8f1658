package io.rondo.workers.engine;

import io.rondo.workers.engine.DmnCondition.Form;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Values of a column that tell all its conditions apart: whatever set of them some value fits, one
 * of these fits too. So comparing rows by these values alone is exact.
 */
final class DmnSamples {

  private static final int MOST_PARTS = 8;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private DmnSamples() {}

  /** Thrown when a column tells too many parts of a text apart to be compared. */
  static final class TooMany extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Likely values first, nothing (null) never. */
  static List<Object> of(DmnKind kind, Collection<DmnCondition> conditions) {
    return switch (kind) {
      case YES_NO -> List.of(true, false);
      case TEXT -> texts(conditions);
      case WHOLE -> wholeNumbers(numbers(conditions));
      case NUMBER -> allNumbers(numbers(conditions));
    };
  }

  private static TreeSet<BigDecimal> numbers(Collection<DmnCondition> conditions) {
    return literals(conditions, Form.NUMBER).stream()
        .map(BigDecimal.class::cast)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Each number, one between it and the next, and one above and below all. */
  private static List<Object> allNumbers(TreeSet<BigDecimal> numbers) {
    if (numbers.isEmpty()) {
      return List.of(BigDecimal.ZERO);
    }
    Set<Object> samples = new LinkedHashSet<>(numbers);
    for (BigDecimal number : numbers) {
      BigDecimal next = numbers.higher(number);
      samples.add(next == null ? number.add(BigDecimal.ONE) : between(number, next));
    }
    samples.add(numbers.first().subtract(BigDecimal.ONE));
    return List.copyOf(samples);
  }

  private static BigDecimal between(BigDecimal low, BigDecimal high) {
    BigDecimal whole = low.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE);
    return whole.compareTo(high) < 0 ? whole : low.add(high).divide(TWO);
  }

  /** The whole numbers at and beside each number. */
  private static List<Object> wholeNumbers(TreeSet<BigDecimal> numbers) {
    if (numbers.isEmpty()) {
      return List.of(BigDecimal.ZERO);
    }
    Set<BigDecimal> samples = new TreeSet<>();
    for (BigDecimal number : numbers) {
      BigDecimal floor = number.setScale(0, RoundingMode.FLOOR);
      BigDecimal ceiling = number.setScale(0, RoundingMode.CEILING);
      samples.addAll(
          List.of(floor, ceiling, floor.subtract(BigDecimal.ONE), ceiling.add(BigDecimal.ONE)));
    }
    List<Object> likelyFirst = new ArrayList<>(samples);
    likelyFirst.add(likelyFirst.remove(0));
    return likelyFirst;
  }

  /**
   * Each text, and every way of putting the asked parts together. Between two parts stands a sign
   * that no literal has, so that joining makes no further part.
   */
  private static List<Object> texts(Collection<DmnCondition> conditions) {
    Set<String> values = strings(conditions, Form.TEXT);
    Set<String> parts = strings(conditions, Form.CONTAINS);
    Set<String> starts = strings(conditions, Form.STARTS);
    Set<String> ends = strings(conditions, Form.ENDS);
    if (parts.size() + starts.size() + ends.size() > MOST_PARTS) {
      throw new TooMany();
    }
    List<String> all = Stream.of(values, parts, starts, ends).flatMap(Set::stream).toList();
    String sign = unused(all);
    Set<Object> samples = new LinkedHashSet<>(values);
    for (List<String> some : subsets(List.copyOf(parts))) {
      for (String start : orNone(starts)) {
        for (String end : orNone(ends)) {
          List<String> pieces =
              Stream.concat(
                      Stream.concat(Stream.ofNullable(start), some.stream()),
                      Stream.ofNullable(end))
                  .toList();
          samples.add(String.join(sign, pieces));
          samples.add(
              Objects.requireNonNullElse(start, "")
                  + sign
                  + String.join(sign, some)
                  + sign
                  + Objects.requireNonNullElse(end, ""));
        }
      }
    }
    samples.addAll(all);
    samples.add(other(all));
    samples.add("");
    if (parts.isEmpty() && starts.isEmpty() && ends.isEmpty()) {
      samples.remove(sign + sign);
    }
    return List.copyOf(samples);
  }

  private static String unused(List<String> all) {
    return Stream.concat(
            Stream.of(",", ";", "|"),
            Stream.iterate(0x2500, sign -> sign + 1).map(Character::toString))
        .filter(sign -> all.stream().noneMatch(text -> text.contains(sign)))
        .findFirst()
        .orElseThrow();
  }

  private static String other(List<String> all) {
    String other = "something else";
    while (all.contains(other)) {
      other += "!";
    }
    return other;
  }

  private static List<String> orNone(Set<String> texts) {
    List<String> all = new ArrayList<>();
    all.add(null);
    all.addAll(texts);
    return all;
  }

  private static List<List<String>> subsets(List<String> parts) {
    List<List<String>> subsets = new ArrayList<>();
    for (int chosen = 0; chosen < 1 << parts.size(); chosen++) {
      List<String> subset = new ArrayList<>();
      for (int i = 0; i < parts.size(); i++) {
        if ((chosen & 1 << i) != 0) {
          subset.add(parts.get(i));
        }
      }
      subsets.add(subset);
    }
    return subsets;
  }

  private static Set<String> strings(Collection<DmnCondition> conditions, Form form) {
    return literals(conditions, form).stream()
        .map(String.class::cast)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<Object> literals(Collection<DmnCondition> conditions, Form form) {
    return conditions.stream()
        .flatMap(condition -> condition.literals(Set.of(form)).stream())
        .toList();
  }
}
