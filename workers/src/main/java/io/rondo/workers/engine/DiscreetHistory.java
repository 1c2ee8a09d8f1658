package io.rondo.workers.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.history.JobState;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricJobLogEvent;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.DbHistoryEventHandler;

/**
 * The engine's history without what is confidential, and without what nobody reads. The fields of
 * forms that only a rule reads are submitted like all others, and would be kept for good. What a
 * variable was before its last value, and that a job was made, were a third of what the start of a
 * process writes.
 *
 * <p>Extends a class of the engine's inside: it has no other door for this.
 */
final class DiscreetHistory extends DbHistoryEventHandler {

  private final EngineHooks hooks;
  private volatile Set<String> confidential;

  DiscreetHistory(EngineHooks hooks) {
    this.hooks = hooks;
  }

  @Override
  public void handleEvent(HistoryEvent event) {
    if (!isConfidential(event) && !isNewJob(event)) {
      super.handleEvent(event);
    }
  }

  @Override
  protected boolean shouldWriteHistoricDetail(HistoricVariableUpdateEventEntity variable) {
    return false;
  }

  /** Its failures and its end are kept. */
  private static boolean isNewJob(HistoryEvent event) {
    return event instanceof HistoricJobLogEvent job
        && job.getState() == JobState.CREATED.getStateCode();
  }

  @Override
  public void handleEvents(List<HistoryEvent> events) {
    events.forEach(this::handleEvent);
  }

  private boolean isConfidential(HistoryEvent event) {
    if (event instanceof HistoricVariableUpdateEventEntity variable) {
      return names().contains(variable.getVariableName());
    }
    return event instanceof HistoricFormPropertyEventEntity field
        && names().contains(field.getPropertyId());
  }

  /** Read late: rules are beans that may need the engine themselves. */
  private Set<String> names() {
    if (confidential == null) {
      confidential =
          hooks.rules().stream()
              .flatMap(rule -> rule.confidential().stream())
              .collect(Collectors.toUnmodifiableSet());
    }
    return confidential;
  }
}
