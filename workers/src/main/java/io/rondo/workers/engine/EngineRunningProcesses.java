package io.rondo.workers.engine;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link RunningProcesses} as Camunda 7 remembers them; needs no person's right. */
@Component
class EngineRunningProcesses implements RunningProcesses {

  private static final int MOST = 100;

  private final HistoryService history;
  private final IdentityService identity;

  EngineRunningProcesses(HistoryService history, IdentityService identity) {
    this.history = history;
    this.identity = identity;
  }

  @Override
  @Transactional(readOnly = true)
  public List<Running> of(Set<String> businessKeys) {
    if (businessKeys.isEmpty()) {
      return List.of();
    }
    var before = identity.getCurrentAuthentication();
    identity.clearAuthentication();
    try {
      return history
          .createHistoricProcessInstanceQuery()
          .processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new))
          .unfinished()
          .orderByProcessInstanceStartTime()
          .asc()
          .listPage(0, MOST)
          .stream()
          .map(this::running)
          .toList();
    } finally {
      identity.setAuthentication(before);
    }
  }

  private Running running(HistoricProcessInstance instance) {
    Set<String> at = new LinkedHashSet<>();
    history
        .createHistoricActivityInstanceQuery()
        .processInstanceId(instance.getId())
        .unfinished()
        .listPage(0, MOST)
        .stream()
        .map(HistoricActivityInstance::getActivityName)
        .filter(Objects::nonNull)
        .forEach(at::add);
    String name = instance.getProcessDefinitionName();
    return new Running(
        instance.getProcessDefinitionKey(),
        name == null ? instance.getProcessDefinitionKey() : name,
        instance.getBusinessKey(),
        instance.getStartTime().toInstant(),
        List.copyOf(at));
  }
}
