package io.rondo.workers.asset;

/** A file, or what was said of it, is not taken; the message says why in one sentence. */
public class AssetRefused extends RuntimeException {

  /** What is wrong, for machines. */
  public enum Why {
    NAME,
    SIZE,
    TYPE,
    PIXELS,
    CHECKSUM,
    QUOTA,
    CLOSED
  }

  private final Why why;

  AssetRefused(Why why, String message) {
    super(message);
    this.why = why;
  }

  /** What is wrong. */
  public Why why() {
    return why;
  }
}
