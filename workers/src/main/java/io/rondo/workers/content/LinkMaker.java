package io.rondo.workers.content;

/** Makes the links of one person's mail. */
public interface LinkMaker {

  /** The link that counts a click on the link of this number and leads on. */
  String click(int linkNo);

  /** The address of the open pixel; empty for a mail without one. */
  String open();

  /** The page where this person unsubscribes. */
  String unsubscribe();
}
