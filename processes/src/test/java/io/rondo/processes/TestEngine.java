package io.rondo.processes;

import io.rondo.workers.engine.BusinessKeys;
import io.rondo.workers.engine.EngineHooks;
import io.rondo.workers.engine.RondoEnginePlugin;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.engine.TaskRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.spin.plugin.impl.SpinProcessEnginePlugin;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * One engine in memory with Rondo's plugin and every model, table and form, shared by all process
 * tests: no Spring, no workers, no job executor.
 */
final class TestEngine {

  private static final ProcessEngine ENGINE = build();

  private TestEngine() {}

  static ProcessEngine engine() {
    return ENGINE;
  }

  private static ProcessEngine build() {
    ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
    configuration.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    configuration.setProcessEngineName("process-tests");
    configuration.setHistory("activity");
    configuration.setJobExecutorActivate(false);
    configuration.setMetricsEnabled(false);
    configuration
        .getProcessEnginePlugins()
        .addAll(
            List.of(
                new SpinProcessEnginePlugin(),
                new RondoEnginePlugin(new Hooks(), Clock.systemUTC())));
    ProcessEngine engine = configuration.buildProcessEngine();
    DeploymentBuilder deployment = engine.getRepositoryService().createDeployment();
    for (String pattern :
        List.of(
            "classpath*:processes/*.bpmn",
            "classpath*:processes/*.dmn",
            "classpath*:forms/*.form")) {
      for (Resource resource : resources(pattern)) {
        try {
          deployment.addInputStream(resource.getFilename(), resource.getInputStream());
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    deployment.deploy();
    return engine;
  }

  static List<Resource> resources(String pattern) {
    try {
      return List.of(new PathMatchingResourcePatternResolver().getResources(pattern));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keys count up; the review rule decides like the real one, without a database. */
  private static final class Hooks implements EngineHooks {
    private final AtomicInteger number = new AtomicInteger();

    @Override
    public BusinessKeys businessKeys() {
      return () -> "C-2026-%04d".formatted(number.incrementAndGet());
    }

    @Override
    public List<TaskRule> rules() {
      return List.of(new Review());
    }

    @Override
    public void stepCreated() {
      // the tests do the steps themselves
    }
  }

  /**
   * A refusal decides a stage unless it was an optional signature; an approval decides it when the
   * test says that it was the last one needed.
   */
  private static final class Review implements TaskRule {
    @Override
    public String task() {
      return "Activity_ReviewCampaign";
    }

    @Override
    public Map<String, Object> complete(String businessKey, String user, Step step) {
      if (user.equals("marketer")) {
        throw new TaskRefused("You wrote this brief. Somebody else has to review it.");
      }
      String decision = step.text("reviewDecision");
      boolean signed = decision.equals("approve") || decision.equals("changes");
      boolean delegated = decision.equals("delegate");
      boolean refused = !signed && !delegated && step.yes("signatureRequired");
      return Map.of(
          "reviewDelegated",
          delegated,
          "stageDecided",
          refused || signed && step.yes("quorumReached"));
    }
  }
}
