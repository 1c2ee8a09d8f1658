package io.rondo.workers.response;

import java.time.Instant;

/**
 * A text message that somebody sent to one of our numbers.
 *
 * @param id the teller's own id, at most 90 characters; the same id twice counts once
 * @param from the sender's number, with its country's prefix
 * @param text what it says, at most 4,000 characters
 * @param at when it was sent; null means now
 */
public record ShortMessage(String id, String from, String text, Instant at) {

  /** Without the number and the words. */
  @Override
  public String toString() {
    return "ShortMessage[" + id + "]";
  }
}
