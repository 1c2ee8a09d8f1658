package io.rondo.workers.reseller;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * The HTML of a kit. All of it is locked but its tokens, Liquid's {@code {{ shop_name }}}; they may
 * stand in text and, for addresses and numbers, in links. What fills them is printed, never read.
 */
final class KitHtml {

  private static final Pattern TOKEN = Pattern.compile("\\{\\{\\s*([a-zA-Z0-9_]*)\\s*}}");
  private static final Pattern MARK = Pattern.compile("kitmark([a-z0-9_]+?)kitend");
  private static final Set<String> FORBIDDEN =
      Set.of(
          "script",
          "iframe",
          "object",
          "embed",
          "form",
          "input",
          "button",
          "link",
          "base",
          "meta",
          "frame",
          "frameset",
          "applet",
          "template",
          "noscript");
  private static final Set<String> LINKED =
      Set.of("href", "src", "background", "action", "poster", "srcset", "xlink:href");

  private KitHtml() {}

  /** What is wrong with a template; empty when it can be ordered. */
  static List<String> problems(String html, List<KitField> fields) {
    List<String> problems = new ArrayList<>();
    Map<String, KitField> declared =
        fields.stream().collect(Collectors.toMap(KitField::name, Function.identity(), (a, b) -> a));
    if (declared.size() < fields.size()) {
      problems.add("Two fields have the same name.");
    }
    Set<String> used = new LinkedHashSet<>();
    Matcher tokens = TOKEN.matcher(html);
    while (tokens.find()) {
      used.add(tokens.group(1));
    }
    used.stream()
        .filter(name -> !declared.containsKey(name))
        .forEach(name -> problems.add("{{ %s }} is no field of the kit.".formatted(name)));
    declared.keySet().stream()
        .filter(name -> !used.contains(name))
        .sorted()
        .forEach(name -> problems.add("Field %s stands nowhere in the kit.".formatted(name)));
    if (html.contains("{%") || TOKEN.matcher(html).replaceAll("").contains("{{")) {
      problems.add("A kit has tokens such as {{ shop_name }} and no other Liquid.");
    }
    problems.addAll(shape(html, declared));
    return problems;
  }

  /** The kit with these values; a missing one is empty. */
  static String render(String html, Map<String, String> values) {
    return TOKEN
        .matcher(html)
        .replaceAll(
            token ->
                Matcher.quoteReplacement(escape(values.getOrDefault(token.group(1), "").strip())));
  }

  private static List<String> shape(String html, Map<String, KitField> declared) {
    List<String> problems = new ArrayList<>();
    String marked = TOKEN.matcher(html).replaceAll(token -> "kitmark" + token.group(1) + "kitend");
    Document document = Jsoup.parse(marked);
    int placed = 0;
    for (Element element : document.getAllElements()) {
      if (FORBIDDEN.contains(element.normalName())) {
        if (!element.normalName().equals("meta") || element.hasAttr("http-equiv")) {
          problems.add("<%s> is not allowed in a kit.".formatted(element.normalName()));
        }
      }
      for (Attribute attribute : element.attributes()) {
        placed += attribute(element, attribute, declared, problems);
      }
      for (TextNode text : element.textNodes()) {
        placed += count(text.getWholeText());
      }
    }
    if (placed < count(marked)) {
      problems.add("A token stands where no text is: in a style, a comment or a tag.");
    }
    return problems;
  }

  /** How many tokens stand where they may, in this attribute. */
  private static int attribute(
      Element element, Attribute attribute, Map<String, KitField> declared, List<String> problems) {
    String name = attribute.getKey().toLowerCase(Locale.ROOT);
    String value = attribute.getValue() == null ? "" : attribute.getValue().strip();
    if (name.startsWith("on")
        || name.equals("srcdoc")
        || name.equals("style") && count(value) > 0) {
      problems.add("%s is not allowed in <%s>.".formatted(name, element.normalName()));
      return count(value);
    }
    if (LINKED.contains(name)) {
      if (!isHarmless(name, value, declared)) {
        problems.add(
            "<%s %s> leads somewhere that is neither https, mailto, tel nor a place in the kit."
                .formatted(element.normalName(), name));
      }
      return count(value);
    }
    return name.equals("alt") || name.equals("title") ? count(value) : 0;
  }

  private static boolean isHarmless(String name, String value, Map<String, KitField> declared) {
    Matcher mark = MARK.matcher(value);
    if (mark.find()) {
      KitField field = declared.get(mark.group(1));
      if (field == null) {
        return true;
      }
      String around = mark.replaceAll("");
      return name.equals("href")
          && switch (field.type()) {
            case URL -> around.isEmpty();
            case EMAIL -> around.equals("mailto:");
            case PHONE -> around.equals("tel:");
            default -> false;
          };
    }
    String lower = value.toLowerCase(Locale.ROOT);
    return name.equals("href")
        ? lower.startsWith("https://")
            || lower.startsWith("mailto:")
            || lower.startsWith("tel:")
            || lower.startsWith("#")
        : lower.startsWith("data:image/") && !lower.startsWith("data:image/svg");
  }

  private static int count(String text) {
    return (int) MARK.matcher(text).results().count();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
