package io.rondo.workers.engine;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What runs now, for people who want to see it. */
public interface RunningProcesses {

  /**
   * The processes that run under these keys, the oldest first; at most 100.
   *
   * @param businessKeys codes of campaigns and cases; none for an empty answer
   */
  List<Running> of(Set<String> businessKeys);

  /**
   * A process that runs.
   *
   * @param key of its model, for example {@code ServiceFollowUp}
   * @param name as drawn
   * @param at where it stands, as drawn; empty while it is between two steps
   */
  record Running(String key, String name, String businessKey, Instant since, List<String> at) {}
}
