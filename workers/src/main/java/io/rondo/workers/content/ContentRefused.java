package io.rondo.workers.content;

import java.util.List;

/** A content cannot be mailed so; every problem is one sentence for its author. */
public class ContentRefused extends RuntimeException {

  private final List<String> problems;

  /** All problems at once; at least one. */
  public ContentRefused(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** The sentences. */
  public List<String> problems() {
    return problems;
  }
}
