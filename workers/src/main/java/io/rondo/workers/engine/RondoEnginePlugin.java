package io.rondo.workers.engine;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;

/**
 * Makes an engine Rondo's: hardened expressions, no scripts, no Java serialisation, guarded models
 * and decision tables, task rules and keys. An engine without it is not safe to offer to people.
 */
public final class RondoEnginePlugin extends AbstractProcessEnginePlugin {

  private final EngineHooks hooks;
  private final Clock clock;

  /** A plugin that asks these hooks. */
  public RondoEnginePlugin(EngineHooks hooks, Clock clock) {
    this.hooks = hooks;
    this.clock = clock;
  }

  @Override
  public void preInit(ProcessEngineConfigurationImpl configuration) {
    configuration.setExpressionManager(
        new HardenedExpressions(Map.of("rondoTime", new RondoTime(clock).methods())));
    configuration.setScriptEngineResolver(new NoScripts());
    configuration.setBpmnParseFactory(GuardedParse::new);
    configuration.setJavaSerializationFormatEnabled(false);
    configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
    configuration.setEnableXxeProcessing(false);
    configuration.setCmmnEnabled(false);
    configuration.setHistoryEventHandler(new DiscreetHistory(hooks));
    if (configuration instanceof SpringTransactionsProcessEngineConfiguration spring) {
      // a new version of one model must not bring back the shipped decision table over a saved one
      spring.setDeployChangedOnly(true);
    }
    // whoever called gets the exception; a refusal is no error of the engine
    configuration.setEnableCmdExceptionLogging(false);
    List<Deployer> before = configuration.getCustomPreDeployers();
    List<Deployer> deployers = before == null ? new ArrayList<>() : before;
    deployers.add(new DeploymentGuard(hooks));
    configuration.setCustomPreDeployers(deployers);
    List<CommandInterceptor> outer = configuration.getCustomPreCommandInterceptorsTxRequired();
    List<CommandInterceptor> interceptors = outer == null ? new ArrayList<>() : outer;
    interceptors.add(new PlainRefusal());
    configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
    List<SessionFactory> managers = configuration.getCustomSessionFactories();
    List<SessionFactory> sessions = managers == null ? new ArrayList<>() : managers;
    sessions.add(OwnTasks.factory());
    configuration.setCustomSessionFactories(sessions);
    List<BpmnParseListener> listeners = configuration.getCustomPostBPMNParseListeners();
    List<BpmnParseListener> all = listeners == null ? new ArrayList<>() : listeners;
    all.add(new RondoParseListener(hooks));
    configuration.setCustomPostBPMNParseListeners(all);
  }
}
