package io.rondo.workers.engine;

import io.rondo.workers.engine.Processes.OpenTask;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

/** The engine's user tasks as Rondo sees them. */
final class TaskViews {

  private TaskViews() {}

  static List<OpenTask> of(TaskService tasks, RuntimeService runtime, List<Task> open) {
    Map<String, String> keys = businessKeys(runtime, open, Task::getProcessInstanceId);
    return open.stream().map(task -> view(tasks, task, keys)).toList();
  }

  private static OpenTask view(TaskService tasks, Task task, Map<String, String> keys) {
    List<String> groups =
        tasks.getIdentityLinksForTask(task.getId()).stream()
            .map(IdentityLink::getGroupId)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return new OpenTask(
        task.getId(),
        task.getTaskDefinitionKey(),
        task.getName(),
        keys.get(task.getProcessInstanceId()),
        task.getAssignee(),
        groups,
        instant(task.getCreateTime()),
        instant(task.getDueDate()));
  }

  /** The business keys by process instance; one without a key is missing. */
  static <T> Map<String, String> businessKeys(
      RuntimeService runtime, Collection<T> things, Function<T, String> instanceId) {
    Set<String> ids = new HashSet<>();
    things.forEach(thing -> ids.add(instanceId.apply(thing)));
    ids.remove(null);
    Map<String, String> keys = new HashMap<>();
    if (!ids.isEmpty()) {
      runtime.createProcessInstanceQuery().processInstanceIds(ids).list().stream()
          .filter(instance -> instance.getBusinessKey() != null)
          .forEach(instance -> keys.put(instance.getId(), instance.getBusinessKey()));
    }
    return keys;
  }

  static Instant instant(Date date) {
    return date == null ? null : date.toInstant();
  }
}
