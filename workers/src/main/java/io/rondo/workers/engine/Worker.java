package io.rondo.workers.engine;

/**
 * One step of a process: serves exactly one external-task topic, named {@code
 * capability.verbObject}.
 *
 * <p>A worker reads variables, makes one use-case call and returns variables. It may be called
 * again for the same step (crash, lost lock) and must then change nothing twice.
 */
public interface Worker {

  /** The topic in the model, for example {@code audience.freezeAudience}. */
  String topic();

  /**
   * Does the step.
   *
   * @throws BusinessError a result the process reacts to by a BPMN error event
   * @throws StepRefused a failure that no retry can mend: an incident at once
   * @throws RuntimeException anything else is retried with growing pauses, then becomes an incident
   */
  Result perform(Step step);

  /**
   * Whether the step touches only the database: then it runs in one transaction with its
   * completion. A step that reaches outside says no, runs without a transaction and extends its
   * lock while it works.
   */
  default boolean transactional() {
    return true;
  }
}
