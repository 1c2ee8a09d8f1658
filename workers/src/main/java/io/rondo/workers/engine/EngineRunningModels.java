package io.rondo.workers.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link RunningModels} kept by Camunda 7. */
@Component
class EngineRunningModels implements RunningModels {

  private final ProcessEngine engine;

  EngineRunningModels(@Lazy ProcessEngine engine) {
    this.engine = engine;
  }

  @Override
  @Transactional(readOnly = true)
  public Map<String, Integer> versions(String businessKey) {
    return asked(
        () -> {
          Map<String, Integer> versions = new TreeMap<>();
          newest().forEach(model -> versions.put(model.getKey(), model.getVersion()));
          Map<String, Integer> running = new HashMap<>();
          instances(businessKey).stream()
              .map(ProcessInstance::getProcessDefinitionId)
              .distinct()
              .map(id -> engine.getRepositoryService().getProcessDefinition(id))
              .forEach(model -> running.merge(model.getKey(), model.getVersion(), Math::max));
          versions.putAll(running);
          return versions;
        });
  }

  @Override
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public int put(String businessKey, String process, Map<String, Object> variables) {
    return asked(
        () -> {
          List<ProcessInstance> instances =
              engine
                  .getRuntimeService()
                  .createProcessInstanceQuery()
                  .processInstanceBusinessKey(businessKey)
                  .processDefinitionKey(process)
                  .list();
          Map<String, Object> values = Values.toEngine(variables);
          instances.forEach(instance -> put(instance.getId(), values));
          return instances.size();
        });
  }

  /** Only what differs is written: each write is a line of the history. */
  private void put(String instance, Map<String, Object> values) {
    Map<String, Object> known = engine.getRuntimeService().getVariables(instance, values.keySet());
    Map<String, Object> changed = new HashMap<>(values);
    changed
        .entrySet()
        .removeIf(entry -> Objects.equals(known.get(entry.getKey()), entry.getValue()));
    if (!changed.isEmpty()) {
      engine.getRuntimeService().setVariables(instance, changed);
    }
  }

  private List<ProcessDefinition> newest() {
    return engine.getRepositoryService().createProcessDefinitionQuery().latestVersion().list();
  }

  private List<ProcessInstance> instances(String businessKey) {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(businessKey)
        .list();
  }

  private <T> T asked(Supplier<T> command) {
    return Rights.ofNobody(engine.getIdentityService(), command);
  }
}
