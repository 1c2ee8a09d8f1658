package io.rondo.workers.engine;

import java.util.List;
import java.util.Map;

/**
 * What must hold for the decision tables of a file before it is saved, by whatever way (page,
 * Modeler, REST, start). Rules of one row alone belong here as well as rules between tables.
 *
 * <p>At the start the engine itself is not there yet: a rule that then asks it, for example for
 * {@link People}, fails the start.
 */
public interface DecisionRule {

  /** The file's decision that makes this rule ask, for example {@code ApprovalRoute}. */
  String decision();

  /**
   * @param tables every decision table of the file, by id
   * @param who saves it; null when Rondo brings it at its start, before there is any staff
   * @return a sentence for each fault, naming table and row; empty when it may be saved
   */
  List<String> problems(Map<String, DecisionTable> tables, String who);

  /**
   * The file has no faults and is saved with the transaction that is under way.
   *
   * @param who saves it; null when Rondo brings it at its start
   */
  default void accepted(String who) {}
}
