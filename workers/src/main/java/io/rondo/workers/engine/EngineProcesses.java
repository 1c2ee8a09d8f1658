package io.rondo.workers.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * {@link Processes} played by Camunda 7. Starts and completes with the rights of the person it is
 * done for; everything else is Rondo's own doing and needs no person's right.
 */
@Component
class EngineProcesses implements Processes {

  private static final int MOST = 500;

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final ExternalTaskService steps;
  private final ManagementService management;
  private final RepositoryService repository;
  private final IdentityService identity;
  private final Wake wake;

  EngineProcesses(
      RuntimeService runtime,
      TaskService tasks,
      ExternalTaskService steps,
      ManagementService management,
      RepositoryService repository,
      IdentityService identity,
      Wake wake) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.steps = steps;
    this.management = management;
    this.repository = repository;
    this.identity = identity;
    this.wake = wake;
  }

  @Override
  @Transactional
  public String start(String process, String user, Map<String, Object> variables) {
    return as(
        user,
        () ->
            runtime
                .startProcessInstanceByKey(process, Values.toEngine(variables))
                .getBusinessKey());
  }

  @Override
  @Transactional
  public String startFor(String process, String businessKey, Map<String, Object> variables) {
    Map<String, Object> all = new HashMap<>(variables);
    all.put("campaignCode", businessKey);
    return as(
        null,
        () ->
            GivenKey.during(
                () ->
                    runtime
                        .startProcessInstanceByKey(process, businessKey, Values.toEngine(all))
                        .getId()));
  }

  @Override
  @Transactional
  public void startUnder(String process, String businessKey, Map<String, Object> variables) {
    as(
        null,
        () ->
            GivenKey.during(
                () ->
                    runtime.startProcessInstanceByKey(
                        process, businessKey, Values.toEngine(variables))));
  }

  @Override
  @Transactional
  public void startBy(String message, String businessKey, Map<String, Object> variables) {
    as(
        null,
        () ->
            GivenKey.during(
                () ->
                    runtime.startProcessInstanceByMessage(
                        message, businessKey, Values.toEngine(variables))));
  }

  @Override
  @Transactional
  public int tell(String message, String businessKey, Map<String, Object> variables) {
    return as(null, () -> tell(message, waiting(message, businessKey).list(), variables));
  }

  @Override
  @Transactional
  public int tellWhere(
      String message,
      String businessKey,
      String variable,
      Object value,
      Map<String, Object> variables) {
    return as(
        null,
        () ->
            tell(
                message,
                waiting(message, businessKey).processVariableValueEquals(variable, value).list(),
                variables));
  }

  private int tell(String message, List<Execution> waiting, Map<String, Object> variables) {
    int told = 0;
    for (Execution execution : waiting) {
      boolean stillWaits =
          runtime
                  .createExecutionQuery()
                  .executionId(execution.getId())
                  .messageEventSubscriptionName(message)
                  .count()
              == 1;
      if (stillWaits) {
        runtime.messageEventReceived(message, execution.getId(), Values.toEngine(variables));
        told++;
      }
    }
    return told;
  }

  private ExecutionQuery waiting(String message, String businessKey) {
    return runtime
        .createExecutionQuery()
        .processInstanceBusinessKey(businessKey)
        .messageEventSubscriptionName(message)
        .active();
  }

  @Override
  @Transactional
  public void pause(String businessKey) {
    as(
        null,
        () -> {
          instances(businessKey).stream()
              .filter(instance -> !instance.isSuspended())
              .forEach(instance -> runtime.suspendProcessInstanceById(instance.getId()));
          return null;
        });
  }

  @Override
  @Transactional
  public void resume(String businessKey) {
    as(
        null,
        () -> {
          instances(businessKey).stream()
              .filter(ProcessInstance::isSuspended)
              .forEach(instance -> runtime.activateProcessInstanceById(instance.getId()));
          return null;
        });
    wake.afterCommit();
  }

  private List<ProcessInstance> instances(String businessKey) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(businessKey).list();
  }

  @Override
  @Transactional
  public void complete(String taskId, String user, Map<String, Object> variables) {
    try {
      as(
          user,
          () -> {
            tasks.complete(taskId, Values.toEngine(variables));
            return null;
          });
    } catch (RuntimeException e) {
      TaskRefused refused = PlainRefusal.refusal(e);
      throw refused == null ? e : refused;
    }
  }

  @Override
  @Transactional(readOnly = true)
  public List<OpenTask> tasks(Set<String> businessKeys) {
    return as(
        null,
        () -> {
          TaskQuery query = tasks.createTaskQuery().initializeFormKeys();
          if (!businessKeys.isEmpty()) {
            query.processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new));
          }
          List<Task> open = query.orderByTaskCreateTime().asc().listPage(0, MOST);
          return TaskViews.of(tasks, runtime, open);
        });
  }

  @Override
  @Transactional(readOnly = true)
  public List<Incident> incidents() {
    return as(
        null,
        () -> {
          var found =
              runtime.createIncidentQuery().orderByIncidentTimestamp().desc().list().stream()
                  .filter(incident -> incident.getId().equals(incident.getRootCauseIncidentId()))
                  .limit(MOST)
                  .toList();
          Map<String, String> keys =
              TaskViews.businessKeys(
                  runtime, found, org.camunda.bpm.engine.runtime.Incident::getProcessInstanceId);
          return found.stream()
              .map(
                  incident ->
                      new Incident(
                          incident.getId(),
                          keys.get(incident.getProcessInstanceId()),
                          incident.getActivityId(),
                          incident.getIncidentMessage(),
                          TaskViews.instant(incident.getIncidentTimestamp())))
              .toList();
        });
  }

  @Override
  @Transactional
  public void retry(String incidentId) {
    as(
        null,
        () -> {
          var incident = runtime.createIncidentQuery().incidentId(incidentId).singleResult();
          if (incident == null) {
            return null;
          }
          if (incident.getIncidentType().equals("failedExternalTask")) {
            steps.setRetries(incident.getConfiguration(), StepRunner.TRIES);
          } else if (incident.getIncidentType().equals("failedJob")) {
            management.setJobRetries(incident.getConfiguration(), 3);
          }
          return null;
        });
    wake.afterCommit();
  }

  @Override
  @Transactional(readOnly = true)
  public List<Design> designs() {
    return as(
        null,
        () ->
            repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionName()
                .asc()
                .list()
                .stream()
                .map(this::design)
                .toList());
  }

  private Design design(ProcessDefinition definition) {
    long running =
        runtime.createProcessInstanceQuery().processDefinitionKey(definition.getKey()).count();
    return new Design(
        definition.getKey(),
        definition.getName(),
        repository.getProcessDefinition(definition.getId()).getDescription(),
        definition.getVersion(),
        running);
  }

  @Override
  @Transactional(readOnly = true)
  public String diagram(String key) {
    return as(
        null,
        () -> {
          ProcessDefinition definition =
              repository
                  .createProcessDefinitionQuery()
                  .processDefinitionKey(key)
                  .latestVersion()
                  .singleResult();
          if (definition == null) {
            throw new IllegalArgumentException("There is no process " + key + ".");
          }
          try (InputStream model = repository.getProcessModel(definition.getId())) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            throw new IllegalStateException("The model of " + key + " cannot be read.", e);
          }
        });
  }

  private <T> T as(String user, Supplier<T> command) {
    try {
      return Rights.of(identity, user, command);
    } catch (OptimisticLockingException e) {
      throw new OptimisticLockingFailureException("A step ended in the same moment.", e);
    }
  }
}
