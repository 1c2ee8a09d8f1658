package io.rondo.workers.asset;

/** A piece ended before its time; what came is kept. */
public class UploadBrokeOff extends RuntimeException {

  private final long offset;

  UploadBrokeOff(long offset, Throwable cause) {
    super("The piece broke off; the upload has " + offset + " bytes: go on from there.", cause);
    this.offset = offset;
  }

  /** Where the next piece begins. */
  public long offset() {
    return offset;
  }
}
