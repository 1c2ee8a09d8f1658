package io.rondo.workers.engine;

import java.util.List;

/** What the engine asks of the application while it runs. */
public interface EngineHooks {

  /** The source of keys for new instances. */
  BusinessKeys businessKeys();

  /** The rules of user tasks, at most one a task. */
  List<TaskRule> rules();

  /** What must hold for decision tables before they are saved; asked at each deployment of some. */
  default List<DecisionRule> decisionRules() {
    return List.of();
  }

  /** A step was created in the current transaction. */
  void stepCreated();
}
