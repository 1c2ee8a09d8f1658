package io.rondo.workers.engine;

import java.util.Map;
import java.util.Set;

/**
 * What must hold before a user task may be completed, whoever asks and by whatever way (Tasklist,
 * REST, Java). Runs in the transaction of the completion: an exception refuses it and its message
 * is shown to the person.
 */
public interface TaskRule {

  /** The element id of the user task, for example {@code Activity_ReviewCampaign}. */
  String task();

  /**
   * Fields of the form that only {@link #complete} reads: words to or about a customer. The engine
   * writes them down nowhere.
   */
  default Set<String> confidential() {
    return Set.of();
  }

  /**
   * Checks and records the completion.
   *
   * @param businessKey the campaign code
   * @param user who completes, by id; never null
   * @param step the variables, as submitted
   * @return variables to set beside the submitted ones
   * @throws TaskRefused when this person may not, or not so
   */
  Map<String, Object> complete(String businessKey, String user, Step step);
}
