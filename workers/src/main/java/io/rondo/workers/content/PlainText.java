package io.rondo.workers.content;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** The text part of a mail: what the HTML says, readable without it, each link with its address. */
final class PlainText {

  private final StringBuilder out = new StringBuilder();

  private PlainText() {}

  /** The text of an HTML body; marks stay marks. */
  static String of(Element body) {
    PlainText text = new PlainText();
    text.children(body);
    return text.out.toString().strip() + "\n";
  }

  private void children(Element element) {
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode words) {
        words(words.text());
      } else if (child instanceof Element inner) {
        element(inner);
      }
    }
  }

  private void element(Element element) {
    if (element.attr("style").replace(" ", "").contains("display:none")) {
      return;
    }
    switch (element.normalName()) {
      case "style", "script", "title", "head" -> {}
      case "br" -> newLine();
      case "hr" -> {
        paragraph();
        out.append("----");
        paragraph();
      }
      case "img" -> words(element.attr("alt"));
      case "li" -> {
        line();
        out.append("- ");
        children(element);
        line();
      }
      case "a" -> link(element);
      case "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "blockquote", "table" -> {
        paragraph();
        children(element);
        paragraph();
      }
      case "div", "tr", "section", "article", "header", "footer" -> {
        line();
        children(element);
        line();
      }
      case "td", "th" -> {
        words(" ");
        children(element);
      }
      default -> children(element);
    }
  }

  private void link(Element link) {
    int before = out.length();
    children(link);
    String target = link.attr("href");
    String shown = out.substring(before).strip();
    if (target.startsWith("mailto:")) {
      target = target.substring("mailto:".length()).replaceFirst("\\?.*$", "");
    }
    if (!target.isEmpty() && !shown.equals(target)) {
      trim();
      words(shown.isEmpty() ? target : ": " + target);
      words(" ");
    }
  }

  private void words(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00A0') {
        if (!out.isEmpty() && !Character.isWhitespace(out.charAt(out.length() - 1))) {
          out.append(' ');
        }
      } else if (c != '\u200B' && c != '\u200C' && c != '\uFEFF') {
        out.append(c);
      }
    }
  }

  private void line() {
    trim();
    if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
      out.append('\n');
    }
  }

  private void newLine() {
    trim();
    if (!out.isEmpty()) {
      out.append('\n');
    }
  }

  private void paragraph() {
    line();
    int end = out.length();
    if (end > 1 && out.charAt(end - 2) != '\n') {
      out.append('\n');
    }
  }

  private void trim() {
    int end = out.length();
    while (end > 0 && out.charAt(end - 1) == ' ') {
      end--;
    }
    out.setLength(end);
  }
}
