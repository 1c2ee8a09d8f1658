package io.rondo.workers.content;

import java.util.HashMap;
import java.util.Map;
import liqp.Template;
import liqp.TemplateParser;

/**
 * Applies Liquid filters to one value. The value is data: only the filters are ever parsed, once.
 * Thread-safe.
 */
final class Filters {

  private static final TemplateParser PARSER = new TemplateParser.Builder().build();

  private final Template template;

  private Filters(Template template) {
    this.template = template;
  }

  /** Filters as {@link Token#filters()}. */
  static Filters of(String filters) {
    return new Filters(PARSER.parse("{{ value | " + filters + " }}"));
  }

  /** The value after all filters. */
  String apply(Object value) {
    Map<String, Object> values = new HashMap<>();
    values.put("value", value);
    // A liqp template keeps its last context in a field.
    synchronized (template) {
      return template.render(values);
    }
  }
}
