package io.rondo.workers.content;

import java.util.ArrayList;
import java.util.List;

/** Makes a template of what callers say: plain text with tokens, shown as it was written. */
final class ScriptCompiler {

  private ScriptCompiler() {}

  /** Compiles. @throws ContentRefused naming every problem */
  static Template compile(ContentDraft draft) {
    List<String> problems = new ArrayList<>();
    FieldRules.check(draft, problems);
    Marks marks = new Marks(problems);
    String subject = marks.mark(draft.subject());
    String body = marks.mark(draft.mjml());
    if (marks.tokens().stream().anyMatch(token -> token.name().equals(Token.UNSUBSCRIBE))) {
      problems.add("Nobody clicks in a call: say how to opt out, without {{ unsubscribe_url }}.");
    }
    AskedQuestions.refuse(marks.tokens(), problems);
    FieldRules.declared(draft, marks.tokens(), problems);
    if (!problems.isEmpty()) {
      throw new ContentRefused(problems.stream().distinct().toList());
    }
    return new Template(
        draft.fromName(),
        Pieces.cut(subject, marks.tokens(), draft.fallbacks(), Pieces.Writing.LINE),
        Pieces.cut(page(body), marks.tokens(), draft.fallbacks(), Pieces.Writing.HTML),
        Pieces.cut(body, marks.tokens(), draft.fallbacks(), Pieces.Writing.TEXT),
        List.of());
  }

  private static String page(String body) {
    StringBuilder html =
        new StringBuilder(
            "<html><head></head><body style=\"font-family:sans-serif;line-height:1.5\">"
                + "<div style=\"white-space:pre-wrap\">");
    Values.html(html, body);
    return html.append("</div></body></html>").toString();
  }
}
