package io.rondo.workers.engine;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.dmn.deployer.DecisionDefinitionDeployer;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;

/**
 * Looks at a deployment and its DMN files before the engine does, by whatever way they come. What
 * is stored already is read again after a restart without being asked anything: a table that became
 * wrong meanwhile stops no engine.
 *
 * <p>Uses the engine's inside: it has no other door for this.
 */
final class DeploymentGuard implements Deployer {

  private final EngineHooks hooks;

  DeploymentGuard(EngineHooks hooks) {
    this.hooks = hooks;
  }

  /**
   * @throws DeploymentRefused naming every fault of the first thing that is refused
   */
  @Override
  public void deploy(DeploymentEntity deployment) {
    if (!deployment.isNew()) {
      return;
    }
    if (deployment.getTenantId() != null) {
      // a second model of the same name would stop everything that asks for it by name
      throw new DeploymentRefused("", List.of("Rondo has no tenants. Deploy without one."));
    }
    deployment.getResources().values().stream().filter(DeploymentGuard::isDmn).forEach(this::check);
  }

  private static boolean isDmn(ResourceEntity resource) {
    return Arrays.stream(DecisionDefinitionDeployer.DMN_RESOURCE_SUFFIXES)
        .anyMatch(resource.getName()::endsWith);
  }

  private void check(ResourceEntity resource) {
    try {
      String who = Context.getCommandContext().getAuthenticatedUserId();
      List<DecisionRule> rules = hooks.decisionRules();
      DmnFile file = DmnFile.read(resource.getBytes());
      List<String> problems = DmnCheck.problems(file, rules, who);
      if (!problems.isEmpty()) {
        throw new ModelRefused(problems);
      }
      rules.stream()
          .filter(rule -> file.tables().stream().anyMatch(t -> t.id().equals(rule.decision())))
          .forEach(rule -> rule.accepted(who));
    } catch (ModelRefused e) {
      throw new DeploymentRefused(resource.getName(), e.problems());
    }
  }
}
