package io.rondo.workers.engine;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The variables that a step leaves in the process: ids, outcomes, counts and dates, nothing
 * personal.
 */
public final class Result {

  private final Map<String, Object> variables = new LinkedHashMap<>();
  private final Set<String> removed = new LinkedHashSet<>();

  private Result() {}

  /** A step that leaves no variable. */
  public static Result done() {
    return new Result();
  }

  /** A step that leaves one variable; more by {@link #and}. */
  public static Result of(String name, Object value) {
    return new Result().and(name, value);
  }

  /**
   * Adds a variable: text (at most 1,000 characters), Boolean, Integer, Long, Double, Instant, or a
   * List/Map kept as JSON.
   */
  public Result and(String name, Object value) {
    variables.put(name, value);
    return this;
  }

  /** Takes variables out of the process that it no longer needs. */
  public Result without(String... names) {
    removed.addAll(Set.of(names));
    return this;
  }

  /** The variables to set. */
  public Map<String, Object> variables() {
    return variables;
  }

  /** The names of the variables to remove. */
  public Set<String> removed() {
    return removed;
  }
}
