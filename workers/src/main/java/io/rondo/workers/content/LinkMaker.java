package io.rondo.workers.content;

/** Makes the links of one person's mail. */
public interface LinkMaker {

  /** The number of the link that no person sees: only a scanner follows it. */
  int HIDDEN = 9_999;

  /** The link that counts a click on the link of this number and leads on; also {@link #HIDDEN}. */
  String click(int linkNo);

  /** The address of the open pixel; empty for a mail without one. */
  String open();

  /** The page where this person unsubscribes. */
  String unsubscribe();

  /** What this person is asked; null when nothing. */
  default MailQuestion question() {
    return null;
  }

  /** The page where this person answers; the option of this number is chosen there. */
  default String answer(int optionNo) {
    throw new IllegalStateException("Who is asked nothing answers nothing.");
  }
}
