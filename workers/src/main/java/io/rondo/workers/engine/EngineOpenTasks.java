package io.rondo.workers.engine;

import io.rondo.workers.engine.Processes.OpenTask;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.engine.variable.Variables;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link OpenTasks} kept by Camunda 7. */
@Component
class EngineOpenTasks implements OpenTasks {

  private final ProcessEngine engine;

  EngineOpenTasks(@Lazy ProcessEngine engine) {
    this.engine = engine;
  }

  @Override
  @Transactional(readOnly = true)
  public Optional<OpenTask> find(String businessKey, String variable, Object value) {
    // a number is one number, whatever type a form or a worker gave the variable
    Object wanted = value instanceof Number number ? Variables.numberValue(number) : value;
    return asked(
        () ->
            views(
                    tasks()
                        .createTaskQuery()
                        .processInstanceBusinessKey(businessKey)
                        .processVariableValueEquals(variable, wanted))
                .stream()
                .findFirst());
  }

  @Override
  @Transactional(readOnly = true)
  public List<OpenTask> assignedTo(String person) {
    return asked(() -> views(tasks().createTaskQuery().taskAssignee(person)));
  }

  @Override
  @Transactional
  public void assign(String taskId, String person) {
    change(taskId, () -> tasks().setAssignee(taskId, person));
  }

  @Override
  @Transactional
  public void offer(String taskId, String person) {
    change(
        taskId,
        () -> {
          boolean offered =
              tasks().getIdentityLinksForTask(taskId).stream()
                  .anyMatch(
                      link ->
                          link.getType().equals(IdentityLinkType.CANDIDATE)
                              && person.equals(link.getUserId()));
          if (!offered) {
            tasks().addCandidateUser(taskId, person);
          }
        });
  }

  private void change(String taskId, Runnable change) {
    asked(
        () -> {
          if (tasks().createTaskQuery().taskId(taskId).count() == 0) {
            throw new IllegalArgumentException("There is no open task " + taskId + ".");
          }
          change.run();
          return null;
        });
  }

  private List<OpenTask> views(TaskQuery query) {
    return TaskViews.of(
        tasks(),
        engine.getRuntimeService(),
        query.initializeFormKeys().orderByTaskCreateTime().asc().list());
  }

  private <T> T asked(Supplier<T> command) {
    return Rights.ofNobody(engine.getIdentityService(), command);
  }

  private TaskService tasks() {
    return engine.getTaskService();
  }
}
