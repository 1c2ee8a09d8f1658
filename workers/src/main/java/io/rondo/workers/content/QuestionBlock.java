package io.rondo.workers.content;

/** A question in a mail: its words, and a link for each option. */
final class QuestionBlock {

  private static final String BUTTON =
      "display:inline-block;margin:0 8px 8px 0;padding:10px 18px;border:1px solid #0d5c63;"
          + "border-radius:8px;color:#0d5c63;text-decoration:none;font-weight:bold;line-height:1.2";

  private QuestionBlock() {}

  static void html(StringBuilder out, MailQuestion question, LinkMaker links) {
    out.append("<span style=\"display:block;margin:0 0 12px;font-weight:bold\">");
    Values.html(out, question.text());
    out.append("</span>");
    for (int no = 0; no < question.options().size(); no++) {
      out.append("<a href=\"");
      Values.html(out, links.answer(no));
      out.append("\" style=\"").append(BUTTON).append("\">");
      Values.html(out, question.options().get(no));
      out.append("</a>");
    }
  }

  static void text(StringBuilder out, MailQuestion question, LinkMaker links) {
    Values.plain(out, question.text(), false);
    for (int no = 0; no < question.options().size(); no++) {
      out.append("\n- ");
      Values.plain(out, question.options().get(no), false);
      out.append(": ");
      Values.plain(out, links.answer(no), false);
    }
  }
}
