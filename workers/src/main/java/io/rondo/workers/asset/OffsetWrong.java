package io.rondo.workers.asset;

/** A piece does not begin where the upload ends. */
public class OffsetWrong extends RuntimeException {

  private final long offset;

  OffsetWrong(long offset) {
    super("The upload has " + offset + " bytes so far: go on from there.");
    this.offset = offset;
  }

  /** Where the next piece begins. */
  public long offset() {
    return offset;
  }
}
