package io.rondo.workers.content;

import ch.digitalfondue.mjml4j.Mjml4j;
import java.net.URI;
import java.net.URISyntaxException;
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
 * Makes a template of a draft: MJML to HTML first, tokens second, so that nothing a person's value
 * holds is ever read as either. Everything that is wrong is found here, at the proof, and not in a
 * customer's mail.
 */
final class Compiler {

  private static final int MAX_LINKS = 500;
  private static final Set<String> FORBIDDEN =
      Set.of("script", "iframe", "object", "embed", "form", "input", "button", "base", "frame");
  private static final Set<String> TOKEN_ATTRIBUTES = Set.of("alt", "title", "aria-label");

  private final ContentDraft draft;
  private final MailQuestions questions;
  private final Set<String> problems = new LinkedHashSet<>();
  private final List<String> links = new ArrayList<>();

  private Compiler(ContentDraft draft, MailQuestions questions) {
    this.draft = draft;
    this.questions = questions;
  }

  /** Compiles. @throws ContentRefused naming every problem */
  static Template compile(ContentDraft draft, MailQuestions questions) {
    return new Compiler(draft, questions).compile();
  }

  private Template compile() {
    FieldRules.check(draft, problems);
    List<String> found = new ArrayList<>();
    Marks marks = new Marks(found);
    String subject = marks.mark(draft.subject());
    List<Token> ofSubject = List.copyOf(marks.tokens());
    String mjml = marks.mark(draft.mjml());
    problems.addAll(found);
    FieldRules.declared(draft, marks.tokens(), problems);
    List<MailQuestion> asked =
        AskedQuestions.of(draft, ofSubject, marks.tokens(), questions, problems);
    refuse();
    Document html = html(mjml);
    check(html, marks.tokens());
    refuse();
    boolean canUnsubscribe = number(html, marks.tokens());
    refuse();
    if (!canUnsubscribe) {
      footer(html.body());
    }
    String text = PlainText.of(html.body());
    html.body()
        .appendElement("a")
        .attr("href", Marks.link(LinkMaker.HIDDEN))
        .attr("rel", "nofollow")
        .attr("aria-hidden", "true")
        .attr("tabindex", "-1")
        .attr("style", "display:none;mso-hide:all");
    html.body()
        .appendElement("img")
        .attr("src", Marks.OPEN)
        .attr("width", "1")
        .attr("height", "1")
        .attr("alt", "")
        .attr("style", "display:block;border:0;width:1px;height:1px");
    return new Template(
        draft.fromName(),
        cut(subject, marks, Pieces.Writing.LINE),
        cut(html.outerHtml(), marks, Pieces.Writing.HTML),
        cut(text, marks, Pieces.Writing.TEXT),
        links,
        asked);
  }

  private Pieces cut(String marked, Marks marks, Pieces.Writing writing) {
    return Pieces.cut(marked, marks.tokens(), draft.fallbacks(), writing);
  }

  private Document html(String mjml) {
    if (mjml.toLowerCase(Locale.ROOT).contains("<!doctype")) {
      throw new ContentRefused(List.of("The body begins with <mjml>, without a DOCTYPE."));
    }
    String html;
    try {
      html = Mjml4j.render(mjml);
    } catch (RuntimeException e) {
      throw new ContentRefused(List.of("The body is no MJML: " + e.getMessage() + "."));
    }
    Document document = Jsoup.parse(html);
    document
        .outputSettings()
        .prettyPrint(false)
        .charset("UTF-8")
        .escapeMode(Entities.EscapeMode.base);
    // MJML asks a font server for its default font: nobody else shall learn who opened a mail.
    document.select("link").remove();
    for (Element style : document.select("style")) {
      if (style.data().strip().startsWith("@import")) {
        style.remove();
      }
    }
    return document;
  }

  private void check(Document html, List<Token> tokens) {
    for (Element element : html.getAllElements()) {
      String tag = element.normalName();
      if (tag.startsWith("mj-") || tag.equals("mjml")) {
        problems.add("MJML has no <" + tag + "> here.");
      }
      if (FORBIDDEN.contains(tag)) {
        problems.add("A mail cannot hold <" + tag + ">.");
      }
      element.childNodes().stream()
          .filter(node -> node instanceof DataNode data && Marks.any(data.getWholeData()))
          .findAny()
          .ifPresent(data -> problems.add("A token cannot stand in a <" + tag + ">."));
      for (Attribute attribute : element.attributes()) {
        attribute(element, attribute, tokens);
      }
    }
    if (html.body().text().isBlank() && html.select("img").isEmpty()) {
      problems.add("The body shows nothing.");
    }
  }

  private void attribute(Element element, Attribute attribute, List<Token> tokens) {
    String key = attribute.getKey().toLowerCase(Locale.ROOT);
    String value = attribute.getValue();
    if (Marks.any(key)) {
      problems.add("A token cannot stand for an attribute.");
    }
    if (key.startsWith("on")) {
      problems.add("A mail cannot hold the attribute " + key + ".");
    }
    if (key.equals("src") && !value.matches("(?i)(https?://|data:image/(png|gif|jpeg);).*")) {
      problems.add("The image \"" + value + "\" must begin with https:// or http://.");
    }
    if (Marks.holds(value, tokens, Token.QUESTION)) {
      problems.add("{{ question }} stands in the text, in no attribute.");
    } else if (Marks.any(value)
        && !TOKEN_ATTRIBUTES.contains(key)
        && !(key.equals("href") && isUnsubscribe(value, tokens))) {
      problems.add(
          "A token cannot stand in the attribute "
              + key
              + (key.equals("href")
                  ? ": only {{ unsubscribe_url }} may be a link, alone."
                  : " of <" + element.normalName() + ">."));
    }
  }

  /** Gives every link its number. @return whether one of them unsubscribes */
  private boolean number(Document html, List<Token> tokens) {
    boolean canUnsubscribe = false;
    for (Element link : html.select("[href]")) {
      String target = link.attr("href").strip();
      if (isUnsubscribe(target, tokens)) {
        link.attr("href", Marks.UNSUBSCRIBE);
        canUnsubscribe = true;
      } else if (target.regionMatches(true, 0, "mailto:", 0, 7)) {
        link.attr("href", target);
      } else if (isWeb(target)) {
        link.attr("href", Marks.link(links.size()));
        links.add(target);
      } else {
        problems.add(
            "The link \""
                + target
                + "\" must begin with https://, http:// or mailto: and be whole.");
      }
    }
    if (links.size() > MAX_LINKS) {
      problems.add("The body has more than " + MAX_LINKS + " links.");
    }
    return canUnsubscribe;
  }

  static boolean isWeb(String target) {
    if (!target.matches("(?i)https?://.+") || target.length() > 2000) {
      return false;
    }
    try {
      URI uri = new URI(target.replace(" ", "%20").replace("|", "%7C"));
      return uri.getHost() != null && uri.getUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isUnsubscribe(String href, List<Token> tokens) {
    var mark = Marks.matcher(href.strip());
    return mark.matches()
        && mark.group(1).isEmpty()
        && tokens.get(Integer.parseInt(mark.group(2))).name().equals(Token.UNSUBSCRIBE);
  }

  private static void footer(Element body) {
    body.appendElement("p")
        .attr(
            "style",
            "margin:24px auto;max-width:600px;padding:0 25px;text-align:center;"
                + "font-family:Helvetica,Arial,sans-serif;font-size:12px;color:#595959")
        .appendText("You get this e-mail because you agreed to it. ")
        .appendElement("a")
        .attr("href", Marks.UNSUBSCRIBE)
        .attr("style", "color:#595959")
        .text("Unsubscribe");
  }

  private void refuse() {
    if (!problems.isEmpty()) {
      throw new ContentRefused(List.copyOf(problems));
    }
  }
}
