package io.rondo.workers.engine;

import java.util.Map;

/** Which version of each process a campaign runs, and the variables of its instances. */
public interface RunningModels {

  /**
   * The version of every process by key: the one that this campaign runs, or else the newest, which
   * it would run next.
   */
  Map<String, Integer> versions(String businessKey);

  /**
   * Sets variables in every running instance of a process of this campaign, in a transaction of its
   * own.
   *
   * @return how many instances there are
   * @throws RuntimeException when an instance ended or moved just then: try again
   */
  int put(String businessKey, String process, Map<String, Object> variables);
}
