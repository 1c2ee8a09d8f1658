package io.rondo.workers.content;

/**
 * Links as the author wrote them, without counting: for previews and proofs.
 *
 * @param template whose links
 * @param unsubscribe the page to unsubscribe
 */
record PlainLinks(Template template, String unsubscribe) implements LinkMaker {

  private static final String NO_PIXEL =
      "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

  @Override
  public String click(int linkNo) {
    return linkNo == HIDDEN ? "#" : template.links().get(linkNo);
  }

  /** The first one that may be asked stands for all. */
  @Override
  public MailQuestion question() {
    return template.questions().isEmpty() ? null : template.questions().get(0);
  }

  @Override
  public String answer(int optionNo) {
    return "#answer-" + (optionNo + 1);
  }

  @Override
  public String open() {
    return NO_PIXEL;
  }
}
