package io.rondo.workers.content;

/** There is no such content version. */
public class UnknownContent extends RuntimeException {

  /** Names the version that was asked for. */
  public UnknownContent(long versionId) {
    super("There is no content version " + versionId + ".");
  }
}
