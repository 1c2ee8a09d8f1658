package io.rondo.workers.asset;

/** There is no such file or upload, or this partner may not see it; nobody is told which. */
public class UnknownAsset extends RuntimeException {

  UnknownAsset() {
    super("There is no such file.");
  }
}
