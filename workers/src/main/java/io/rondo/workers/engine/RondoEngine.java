package io.rondo.workers.engine;

import org.camunda.bpm.engine.ProcessEngine;

/** Rondo's doors to an engine that runs without Spring, as in tests of models. */
public final class RondoEngine {

  private RondoEngine() {}

  /** The staff of this engine. */
  public static People people(ProcessEngine engine) {
    return new EnginePeople(engine);
  }

  /** The open tasks of this engine. */
  public static OpenTasks openTasks(ProcessEngine engine) {
    return new EngineOpenTasks(engine);
  }

  /** The running models of this engine. */
  public static RunningModels runningModels(ProcessEngine engine) {
    return new EngineRunningModels(engine);
  }

  /** The decision tables of this engine. */
  public static Decisions decisions(ProcessEngine engine) {
    return new EngineDecisions(engine);
  }
}
