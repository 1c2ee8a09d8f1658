package io.rondo.workers.engine;

import java.util.List;
import org.camunda.bpm.engine.ParseException;

/** A deployment is refused. The engine's doors know its parent as a fault of whoever deployed. */
final class DeploymentRefused extends ParseException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * @param problems one sentence each
   */
  DeploymentRefused(String fileName, List<String> problems) {
    super("This model is refused. " + String.join(" ", problems), fileName, List.of(), List.of());
    this.problems = List.copyOf(problems);
  }

  List<String> problems() {
    return problems;
  }
}
