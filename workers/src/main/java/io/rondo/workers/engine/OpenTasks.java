package io.rondo.workers.engine;

import io.rondo.workers.engine.Processes.OpenTask;
import java.util.List;
import java.util.Optional;

/** Who works on an open user task. Rules of what they may do with it are {@link TaskRule}s. */
public interface OpenTasks {

  /** The open task of the process instance whose variable has this value (text or number). */
  Optional<OpenTask> find(String businessKey, String variable, Object value);

  /** The open tasks that are assigned to this person, oldest first. */
  List<OpenTask> assignedTo(String person);

  /** Hands a task to a person. */
  void assign(String taskId, String person);

  /** Offers a task to one more person beside those who already see it. Twice is once. */
  void offer(String taskId, String person);
}
