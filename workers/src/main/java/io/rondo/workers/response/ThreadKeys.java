package io.rondo.workers.response;

import io.rondo.workers.token.Sha256;

/** Names conversations without telling who speaks. */
public final class ThreadKeys {

  private ThreadKeys() {}

  /**
   * The key of the conversation that began with this message: 64 characters.
   *
   * @param firstRef the first message's own reference: a Message-ID, the URI of a post
   */
  public static String of(String firstRef) {
    return Sha256.hex(firstRef);
  }
}
