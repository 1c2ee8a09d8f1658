package io.rondo.workers.response;

/** A word cannot be kept so; the message is one sentence for whoever wrote it. */
public class WordRefused extends RuntimeException {

  /** What is wrong, and what to do. */
  public WordRefused(String problem) {
    super(problem);
  }
}
