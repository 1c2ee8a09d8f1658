package io.rondo.workers.dialogue;

import java.util.List;

/** A question cannot be asked so; every problem is one sentence for its author. */
public class QuestionRefused extends RuntimeException {

  private final List<String> problems;

  /** All problems at once; at least one. */
  public QuestionRefused(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The sentences. */
  public List<String> problems() {
    return problems;
  }
}
