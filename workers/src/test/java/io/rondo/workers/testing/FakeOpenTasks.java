package io.rondo.workers.testing;

import io.rondo.workers.engine.OpenTasks;
import io.rondo.workers.engine.Processes.OpenTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** User tasks that a test opens: each belongs to one value of one variable. */
@Component
public class FakeOpenTasks implements OpenTasks {

  private final List<Row> rows = new ArrayList<>();
  private final List<String> offers = new ArrayList<>();

  private record Row(OpenTask task, String variable, String value) {}

  /** Opens a task of this kind. */
  public void open(String code, String key, String variable, Object value, String assignee) {
    String id = code + "/" + value;
    rows.add(
        new Row(
            new OpenTask(id, key, key, code, assignee, List.of(), Instant.EPOCH, null),
            variable,
            String.valueOf(value)));
  }

  /** To whom tasks were offered, for example {@code C-2026-0001/7 to ada}. */
  public List<String> offers() {
    return List.copyOf(offers);
  }

  /** No tasks. */
  public void clear() {
    rows.clear();
    offers.clear();
  }

  @Override
  public Optional<OpenTask> find(String businessKey, String variable, Object value) {
    return rows.stream()
        .filter(row -> row.task().businessKey().equals(businessKey))
        .filter(row -> row.variable().equals(variable))
        .filter(row -> row.value().equals(String.valueOf(value)))
        .map(Row::task)
        .findFirst();
  }

  @Override
  public List<OpenTask> assignedTo(String person) {
    return rows.stream().map(Row::task).filter(task -> person.equals(task.assignee())).toList();
  }

  @Override
  public void assign(String taskId, String person) {
    rows.replaceAll(row -> row.task().id().equals(taskId) ? assigned(row, person) : row);
  }

  private static Row assigned(Row row, String person) {
    OpenTask task = row.task();
    return new Row(
        new OpenTask(
            task.id(),
            task.key(),
            task.name(),
            task.businessKey(),
            person,
            task.groups(),
            task.since(),
            task.due()),
        row.variable(),
        row.value());
  }

  @Override
  public void offer(String taskId, String person) {
    offers.add(taskId + " to " + person);
  }
}
