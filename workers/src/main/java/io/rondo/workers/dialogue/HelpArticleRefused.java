package io.rondo.workers.dialogue;

import java.util.List;

/** An article cannot be kept so; every problem is one sentence for its author. */
public class HelpArticleRefused extends RuntimeException {

  private final List<String> problems;

  /** All problems at once; at least one. */
  public HelpArticleRefused(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The sentences. */
  public List<String> problems() {
    return problems;
  }
}
