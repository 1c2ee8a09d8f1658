package io.rondo.workers.bounce;

import java.time.Instant;

/** Port: the mailbox that replies and reports come to. */
public interface ReturnMailbox {

  /** Whether one is set. */
  boolean isOn();

  /**
   * How it was found last.
   *
   * @param lookedAt when it was last open; null before the first time
   * @param problem why it cannot be opened now, without secrets; null when it can
   */
  record State(Instant lookedAt, String problem) {}

  /** How it was found last, by whichever node reads it. */
  State state();

  /**
   * Lays what could not be read to the new mail, so that it is read once more.
   *
   * @return how many mails
   * @throws IllegalStateException when the mailbox cannot be opened now
   */
  int readAgain();

  /**
   * Deletes what lies there and was done, or could not be read, before a day.
   *
   * @return how many mails
   * @throws IllegalStateException when the mailbox cannot be opened now
   */
  int forgetBefore(Instant day);
}
