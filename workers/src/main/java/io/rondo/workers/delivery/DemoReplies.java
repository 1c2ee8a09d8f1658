package io.rondo.workers.delivery;

/** Port: acts in the demo mailbox as whoever got a mail, or as the mail server of their address. */
public interface DemoReplies {

  /** What comes back. */
  enum Kind {
    /** The person writes back. */
    REPLY,
    /** The person is away, and a program says so. */
    AWAY,
    /** The person presses "this is spam". */
    SPAM,
    /** The server knows no such address. */
    GONE,
    /** The mailbox is full. */
    FULL,
    /** The server wants no such mail. */
    REFUSED
  }

  /**
   * Sends it back the way it would come in.
   *
   * @param mailId of a mail that is still kept
   * @param text what the person writes, at most 10,000 characters; replies only
   * @throws IllegalArgumentException when there is no such mail, or a reply says nothing
   */
  void send(String mailId, Kind kind, String text);
}
