package io.rondo.workers.engine;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * What Rondo adds to every model when the engine reads it: the key and author of a new instance,
 * the rules of user tasks, and the bell that wakes the worker loop. No model needs a listener of
 * its own for that.
 *
 * <p>Uses the engine's inside: a parse listener is its only door for this.
 */
final class RondoParseListener extends AbstractBpmnParseListener {

  private final EngineHooks hooks;
  private Map<String, TaskRule> rules;

  RondoParseListener(EngineHooks hooks) {
    this.hooks = hooks;
  }

  @Override
  public void parseProcess(Element process, ProcessDefinitionEntity definition) {
    definition.addListener(
        ExecutionListener.EVENTNAME_START, (ExecutionListener) this::keyAndAuthor);
  }

  /**
   * The save point before a start event moves behind it. The engine runs what belongs to the start
   * of an instance after a save point before it, in a job where nobody is logged in: too late for
   * the key that the caller is answered with, and for the author.
   */
  @Override
  public void parseStartEvent(Element event, ScopeImpl scope, ActivityImpl start) {
    if (scope instanceof ProcessDefinitionEntity && start.isAsyncBefore()) {
      start.setAsyncBefore(false);
      start.setAsyncAfter(true);
    }
  }

  @Override
  public void parseServiceTask(Element task, ScopeImpl scope, ActivityImpl activity) {
    activity.addListener(
        ExecutionListener.EVENTNAME_START, (ExecutionListener) execution -> hooks.stepCreated());
  }

  @Override
  public void parseSendTask(Element task, ScopeImpl scope, ActivityImpl activity) {
    parseServiceTask(task, scope, activity);
  }

  @Override
  public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
    if (activity.getActivityBehavior() instanceof UserTaskActivityBehavior behavior) {
      behavior
          .getTaskDefinition()
          .addTaskListener(TaskListener.EVENTNAME_COMPLETE, this::applyRule);
    }
  }

  /**
   * A new instance that no other process called gets a key of its own and remembers who started it,
   * whatever the caller sent along: nobody writes into another's campaign or in another's name.
   */
  private void keyAndAuthor(DelegateExecution execution) {
    if (execution.getSuperExecution() != null || GivenKey.holds()) {
      return;
    }
    String key = hooks.businessKeys().next();
    execution.setProcessBusinessKey(key);
    execution.setVariable("campaignCode", key);
    String user = currentUser(execution.getProcessEngineServices().getIdentityService());
    if (user != null) {
      execution.setVariable("author", user);
    }
  }

  private void applyRule(DelegateTask task) {
    TaskRule rule = rules().get(task.getTaskDefinitionKey());
    if (rule == null) {
      return;
    }
    String user = currentUser(task.getProcessEngineServices().getIdentityService());
    if (user == null) {
      throw new TaskRefused("Only a person who is logged in can complete this task.");
    }
    DelegateExecution execution = task.getExecution();
    Step step =
        new VariablesStep(
            execution.getProcessBusinessKey(),
            name -> Values.fromEngine(task.getVariableTyped(name, false)),
            () -> true);
    Map<String, Object> outcome = rule.complete(execution.getProcessBusinessKey(), user, step);
    rule.confidential().forEach(task::removeVariable);
    Values.toEngine(outcome).forEach(execution.getProcessInstance()::setVariable);
  }

  private static String currentUser(org.camunda.bpm.engine.IdentityService identity) {
    Authentication authentication = identity.getCurrentAuthentication();
    return authentication == null ? null : authentication.getUserId();
  }

  /** Read late: rules are beans that may need the engine themselves. */
  private synchronized Map<String, TaskRule> rules() {
    if (rules == null) {
      rules = hooks.rules().stream().collect(Collectors.toMap(TaskRule::task, Function.identity()));
    }
    return rules;
  }
}
