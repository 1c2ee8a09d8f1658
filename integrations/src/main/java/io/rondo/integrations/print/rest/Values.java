package io.rondo.integrations.print.rest;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Named values for the templates of a mapping. Texts only: nothing is evaluated. */
final class Values {

  private static final Pattern NAME = Pattern.compile("\\{\\{([a-z0-9_.]{1,40})}}");

  private final Map<String, String> values = new HashMap<>();

  Values with(String name, String value) {
    values.put(name, value == null ? "" : value);
    return this;
  }

  /** The text with its names filled in; one that is unknown becomes empty. */
  String fill(String template) {
    Matcher matcher = NAME.matcher(template);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      matcher.appendReplacement(
          filled, Matcher.quoteReplacement(values.getOrDefault(matcher.group(1), "")));
    }
    return matcher.appendTail(filled).toString();
  }
}
