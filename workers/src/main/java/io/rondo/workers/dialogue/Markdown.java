package io.rondo.workers.dialogue;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Entities;

/**
 * The few marks that help needs, as HTML: paragraphs, headings, lists, bold, italics and links.
 * Everything else is text and stays so.
 */
final class Markdown {

  private static final Pattern HEADING = Pattern.compile("#{1,3}\\s+(.+)");
  private static final Pattern BULLET = Pattern.compile("[-*]\\s+(.+)");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,3}[.)]\\s+(.+)");
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\]\\[]{1,200})\\]\\((https?://[^\\s()\"'<>]{1,500})\\)");
  private static final Pattern BOLD =
      Pattern.compile("\\*\\*([^\\s*](?:[^*]{0,500}[^\\s*])?)\\*\\*");
  private static final Pattern ITALICS = Pattern.compile("\\*([^\\s*](?:[^*]{0,500}[^\\s*])?)\\*");

  private final StringBuilder out = new StringBuilder();
  private final List<String> paragraph = new ArrayList<>();
  private String list = "";

  private Markdown() {}

  static String html(String text) {
    Markdown markdown = new Markdown();
    text.lines().forEach(line -> markdown.line(line.strip()));
    markdown.end();
    return markdown.out.toString();
  }

  private void line(String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher bullet = BULLET.matcher(line);
    Matcher number = NUMBER.matcher(line);
    if (line.isEmpty()) {
      end();
    } else if (heading.matches()) {
      end();
      out.append("<h3>").append(inline(heading.group(1))).append("</h3>\n");
    } else if (bullet.matches()) {
      item("ul", bullet.group(1));
    } else if (number.matches()) {
      item("ol", number.group(1));
    } else {
      endList();
      paragraph.add(line);
    }
  }

  private void item(String kind, String text) {
    endParagraph();
    if (!list.equals(kind)) {
      endList();
      out.append('<').append(kind).append(">\n");
      list = kind;
    }
    out.append("<li>").append(inline(text)).append("</li>\n");
  }

  private void end() {
    endParagraph();
    endList();
  }

  private void endParagraph() {
    if (!paragraph.isEmpty()) {
      out.append("<p>").append(inline(String.join("\n", paragraph))).append("</p>\n");
      paragraph.clear();
    }
  }

  private void endList() {
    if (!list.isEmpty()) {
      out.append("</").append(list).append(">\n");
      list = "";
    }
  }

  private static String inline(String text) {
    String safe = Entities.escape(text);
    safe = BOLD.matcher(safe).replaceAll("<strong>$1</strong>");
    safe = ITALICS.matcher(safe).replaceAll("<em>$1</em>");
    return LINK.matcher(safe).replaceAll("<a href=\"$2\" rel=\"noopener noreferrer\">$1</a>");
  }
}
