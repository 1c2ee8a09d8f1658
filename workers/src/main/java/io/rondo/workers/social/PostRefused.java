package io.rondo.workers.social;

import java.util.List;

/** A post cannot be kept or changed as it is. */
public class PostRefused extends RuntimeException {

  private final transient List<String> problems;

  PostRefused(List<String> problems) {
    super(String.join(" ", problems));
    this.problems = List.copyOf(problems);
  }

  /** Sentences that say what is wrong and what to do. */
  public List<String> problems() {
    return problems;
  }
}
