package io.rondo.workers.engine;

import java.util.List;
import java.util.Map;

/** Decision tables (DMN): asked, read and saved. */
public interface Decisions {

  /**
   * Asks a version of a decision and those it needs.
   *
   * @param facts text, numbers and Booleans by the names of the tables' inputs
   * @return the rows that matched, in the order of the table; each has the table's outputs by name
   * @throws IllegalArgumentException when there is no such decision or version
   */
  List<Map<String, Object>> decide(String decision, int version, Map<String, Object> facts);

  /** Asks the newest version of a decision. */
  default List<Map<String, Object>> decide(String decision, Map<String, Object> facts) {
    return decide(decision, newest(decision).version(), facts);
  }

  /**
   * The newest version of a table, or the one that was it a second ago, held in memory to be asked
   * many times.
   *
   * @throws IllegalArgumentException when there is no such table, or its first row that fits is not
   *     the one that counts
   */
  Prepared prepared(String decision);

  /** Every version of a table, the newest first. */
  List<Version> versions(String decision);

  /** The newest version of a table. @throws IllegalArgumentException when there is none */
  Version newest(String decision);

  /** The newest version of a table as it can be read: conditions and outcomes as written. */
  DecisionTable table(String decision);

  /** The DMN file that holds the newest version of a decision. */
  String xml(String decision);

  /**
   * Saves a DMN file as the newest version of the decisions in it, with the rights of nobody but in
   * the name of this person.
   *
   * @param fileName as it is kept, for example {@code ApprovalRoute.dmn}
   * @throws ModelRefused naming every row that cannot be saved so
   */
  void save(String fileName, String xml, String who);

  /** A version of a table whose first row that fits counts; asks no database. */
  interface Prepared {

    /** Which version it is. */
    int version();

    /**
     * What the first row that fits says, by output name, as {@link #decide} does; empty when none
     * fits. Thread-safe.
     *
     * @param facts text, numbers and Booleans by the names of the table's inputs
     */
    Map<String, Object> first(Map<String, Object> facts);
  }

  /**
   * A version of a decision.
   *
   * @param savedBy who saved it; null when Rondo brought it
   */
  record Version(
      String decision, String name, int version, String savedBy, java.time.Instant savedAt) {}
}
