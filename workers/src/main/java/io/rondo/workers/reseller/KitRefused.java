package io.rondo.workers.reseller;

import java.util.Map;
import java.util.TreeMap;

/** A kit or an order for one cannot be taken so; each problem by the field it is about. */
public class KitRefused extends RuntimeException {

  private final transient Map<String, String> problems;

  KitRefused(Map<String, String> problems) {
    super(String.join(" ", problems.values()));
    this.problems = new TreeMap<>(problems);
  }

  KitRefused(String field, String problem) {
    this(Map.of(field, problem));
  }

  /** One problem with one field. */
  public static KitRefused of(String field, String problem) {
    return new KitRefused(field, problem);
  }

  /** By field, what is wrong; the empty name stands for the whole. */
  public Map<String, String> problems() {
    return Map.copyOf(problems);
  }
}
