package io.rondo.workers.engine;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a worker may know of the step it performs: the business key and the variables of its process
 * instance.
 */
public interface Step {

  /** The campaign code of the instance, for example {@code C-2026-0042}. */
  String businessKey();

  /** The text of a variable; empty when it is absent, null or blank. */
  String text(String variable);

  /**
   * The number of a variable, whatever number or numeric text the form sent; null when absent or
   * empty.
   */
  BigDecimal number(String variable);

  /** Whether a Boolean variable is true; false when absent. */
  boolean yes(String variable);

  /** The time of a Date or ISO-8601 variable; null when absent or empty. */
  Instant time(String variable);

  /** The rows of a Json variable that holds a list of objects; empty when absent. */
  List<Map<String, Object>> rows(String variable);

  /**
   * Whether this node still holds the lock; renews it. A worker that gets no must stop without
   * further effect.
   */
  boolean keepLock();
}
