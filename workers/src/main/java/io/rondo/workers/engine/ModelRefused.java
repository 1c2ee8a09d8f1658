package io.rondo.workers.engine;

import java.util.List;

/** A model or decision table cannot be saved so; the message names every fault. */
public class ModelRefused extends RuntimeException {

  private final List<String> problems;

  /** A refusal for these faults, one sentence each. */
  public ModelRefused(List<String> problems) {
    super(String.join(" ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence for each fault. */
  public List<String> problems() {
    return problems;
  }
}
