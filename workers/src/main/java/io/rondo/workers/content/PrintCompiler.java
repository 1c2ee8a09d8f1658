package io.rondo.workers.content;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;

/**
 * Makes a template of a letter or a postcard: HTML to a page of XML that a printer can lay out,
 * with nothing in it that lies elsewhere. {@code {{ link }}} prints the person's own link, {@code
 * {{ qr }}} stands for it as a QR code.
 */
final class PrintCompiler {

  /** The tokens that stand for the one link of a piece of paper. */
  static final Set<String> OF_LINK = Set.of("link", "qr");

  private static final String LINK = "link";
  private static final String QR = "qr";
  private static final Set<String> FORBIDDEN =
      Set.of(
          "script", "iframe", "object", "embed", "form", "input", "button", "base", "frame", "link",
          "audio", "video", "svg", "math");
  private static final Set<String> TOKEN_ATTRIBUTES = Set.of("alt", "title", "aria-label");

  private final ContentDraft draft;
  private final Set<String> problems = new LinkedHashSet<>();

  private PrintCompiler(ContentDraft draft) {
    this.draft = draft;
  }

  /** Compiles. @throws ContentRefused naming every problem */
  static Template compile(ContentDraft draft) {
    return new PrintCompiler(draft).compile();
  }

  private Template compile() {
    FieldRules.check(draft, problems);
    List<String> found = new ArrayList<>();
    Marks marks = new Marks(found);
    String subject = marks.mark(draft.subject());
    int ofSubject = marks.tokens().size();
    String body = marks.mark(draft.mjml());
    problems.addAll(found);
    declared(marks.tokens(), ofSubject);
    refuse();
    Document html = html(body);
    check(html, marks.tokens());
    refuse();
    String text = PlainText.of(html.body());
    return new Template(
        draft.fromName(),
        cut(subject, marks, Pieces.Writing.LINE),
        cut(linked(html.outerHtml(), marks, true), marks, Pieces.Writing.HTML),
        cut(linked(text, marks, false), marks, Pieces.Writing.TEXT),
        draft.fallbacks().containsKey(LINK) ? List.of(draft.fallbacks().get(LINK)) : List.of());
  }

  private Pieces cut(String marked, Marks marks, Pieces.Writing writing) {
    return Pieces.cut(marked, marks.tokens(), draft.fallbacks(), writing);
  }

  private void declared(List<Token> tokens, int ofSubject) {
    AskedQuestions.refuse(tokens, problems);
    List<Token> others = new ArrayList<>();
    boolean usesLink = false;
    for (int no = 0; no < tokens.size(); no++) {
      Token token = tokens.get(no);
      if (token.name().equals(Token.UNSUBSCRIBE)) {
        problems.add("Nobody clicks on paper: say how to opt out, without {{ unsubscribe_url }}.");
      } else if (!OF_LINK.contains(token.name())) {
        others.add(token);
      } else {
        usesLink = true;
        if (no < ofSubject) {
          problems.add(
              "The subject is not printed: {{ " + token.name() + " }} belongs to the body.");
        }
        if (!token.filters().isEmpty()) {
          problems.add("{{ " + token.name() + " }} takes no filter.");
        }
      }
    }
    FieldRules.declared(draft, others, problems);
    String target = draft.fallbacks().get(LINK);
    if (target == null && usesLink) {
      problems.add("Say where the link and the QR code lead.");
    }
    if (target != null && !Compiler.isWeb(target)) {
      problems.add("The link \"" + target + "\" must begin with https:// or http:// and be whole.");
    }
  }

  private Document html(String body) {
    String begin = body.stripLeading().toLowerCase(Locale.ROOT);
    if (begin.startsWith("<!doctype") || begin.startsWith("<?xml") || body.contains("<![CDATA[")) {
      throw new ContentRefused(
          List.of("The body begins with its HTML, without a DOCTYPE or an XML declaration."));
    }
    Document document = Jsoup.parse(body);
    document
        .outputSettings()
        .prettyPrint(false)
        .charset("UTF-8")
        .syntax(Document.OutputSettings.Syntax.xml)
        .escapeMode(Entities.EscapeMode.xhtml);
    return document;
  }

  private void check(Document html, List<Token> tokens) {
    for (Element element : html.getAllElements()) {
      String tag = element.normalName();
      if (FORBIDDEN.contains(tag) || tag.startsWith("mj-") || tag.equals("mjml")) {
        problems.add("Paper cannot hold <" + tag + ">.");
      }
      if (tag.equals("a") && element.hasAttr("href")) {
        problems.add("Nobody clicks on paper: write {{ link }} or {{ qr }} instead of <a href>.");
      }
      for (var node : element.childNodes()) {
        if (node instanceof DataNode data) {
          data(tag, data.getWholeData());
        }
      }
      for (Attribute attribute : element.attributes()) {
        attribute(element, attribute, tokens);
      }
    }
    if (html.body().text().isBlank() && html.select("img").isEmpty()) {
      problems.add("The body shows nothing.");
    }
  }

  private void data(String tag, String text) {
    if (Marks.any(text)) {
      problems.add("A token cannot stand in a <" + tag + ">.");
    }
    style(text);
  }

  /** Nothing is fetched while a letter is printed, and no style can ask for it. */
  private void style(String css) {
    String plain = css.toLowerCase(Locale.ROOT).replaceAll("/\\*.*?\\*/", "");
    boolean outside =
        plain.replaceAll("url\\(\\s*['\"]?data:image/(png|gif|jpeg);", "").contains("url(");
    if (outside || plain.contains("@import") || plain.contains("\\")) {
      problems.add(
          "A style cannot fetch anything: no @import, no url( but data:image, no backslash.");
    }
  }

  private void attribute(Element element, Attribute attribute, List<Token> tokens) {
    String key = attribute.getKey().toLowerCase(Locale.ROOT);
    String value = attribute.getValue();
    if (Marks.any(key)) {
      problems.add("A token cannot stand for an attribute.");
    }
    if (key.startsWith("on")) {
      problems.add("Paper cannot hold the attribute " + key + ".");
    }
    if (key.equals("style")) {
      style(value);
    }
    if (Set.of("src", "background", "srcset", "poster", "data").contains(key)
        && !value.matches("(?is)data:image/(png|gif|jpeg);.*")) {
      problems.add("An image of a letter is part of it: write it as data:image/png;base64,...");
    }
    if (Marks.any(value) && (!TOKEN_ATTRIBUTES.contains(key) || holdsLink(value, tokens))) {
      problems.add(
          "A token cannot stand in the attribute " + key + " of <" + element.normalName() + ">.");
    }
  }

  private static boolean holdsLink(String value, List<Token> tokens) {
    var mark = Marks.matcher(value);
    while (mark.find()) {
      if (OF_LINK.contains(tokens.get(Integer.parseInt(mark.group(2))).name())) {
        return true;
      }
    }
    return false;
  }

  /** Puts the one link where its tokens stand; whoever looks at a screen reads a word instead. */
  private static String linked(String marked, Marks marks, boolean html) {
    StringBuilder out = new StringBuilder();
    var mark = Marks.matcher(marked);
    while (mark.find()) {
      String name =
          mark.group(1).isEmpty() ? marks.tokens().get(Integer.parseInt(mark.group(2))).name() : "";
      String put = OF_LINK.contains(name) ? Marks.link(0) : mark.group();
      mark.appendReplacement(out, html && name.equals(QR) ? qr() : put);
    }
    return mark.appendTail(out).toString();
  }

  private static String qr() {
    return "<object type=\"image/x-qr\" data=\""
        + Marks.link(0)
        + "\" style=\"display:inline-block;width:22mm;height:22mm\">"
        + "<span style=\"display:inline-block;width:20mm;height:20mm;border:1px dashed #595959;"
        + "text-align:center;line-height:20mm\">QR</span></object>";
  }

  private void refuse() {
    if (!problems.isEmpty()) {
      throw new ContentRefused(List.copyOf(problems));
    }
  }
}
