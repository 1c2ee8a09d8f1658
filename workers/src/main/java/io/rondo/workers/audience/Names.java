package io.rondo.workers.audience;

import io.rondo.workers.audience.Term.Kind;
import io.rondo.workers.customer.Attribute;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What a segment may name: the customer's own columns and the attributes of the catalogue. */
final class Names {

  private final Map<String, Term> terms = new TreeMap<>();

  Names(List<Attribute> attributes) {
    for (Attribute attribute : attributes) {
      terms.put(attribute.name(), term(attribute));
    }
    terms.put("number", Term.column(Kind.TEXT, "c.customer_number", "number"));
    terms.put("email", Term.column(Kind.EMAIL, "c.email", "email"));
    terms.put("first_name", Term.column(Kind.TEXT, "c.first_name", "first_name"));
    terms.put("last_name", Term.column(Kind.TEXT, "c.last_name", "last_name"));
    terms.put("language", Term.column(Kind.TEXT, "c.language", "language"));
    for (String own : List.of("phone", "postal_code", "city", "country", "time_zone")) {
      terms.merge(own, Term.column(Kind.TEXT, "c." + own, own), Names::besideAttribute);
    }
  }

  /**
   * @throws SegmentRefused naming the nearest name when there is none like this
   */
  Term find(String name, FeelText text) {
    Term term = terms.get(name);
    if (term == null) {
      throw text.refused(name, "is no attribute of customers" + suggestion(name));
    }
    return term;
  }

  /** Files without a postal address bring an attribute of that name; segments keep its type. */
  private static Term besideAttribute(Term attribute, Term own) {
    return attribute.kind() == Kind.TEXT
        ? Term.column(
            Kind.TEXT, "coalesce(%s, %s)".formatted(own.sql(), attribute.sql()), own.word())
        : attribute;
  }

  private String suggestion(String name) {
    String nearest = null;
    int distance = Math.max(2, name.length() / 2) + 1;
    for (String known : terms.keySet()) {
      int changes = distance(name.toLowerCase(Locale.ROOT), known);
      if (changes < distance) {
        distance = changes;
        nearest = known;
      }
    }
    return nearest == null ? "" : "; the nearest is " + nearest;
  }

  private static Term term(Attribute attribute) {
    String column = "c." + attribute.slot();
    return switch (attribute.type()) {
      case NUMBER -> Term.column(Kind.NUMBER, column, attribute.name());
      case TEXT -> Term.column(Kind.TEXT, column, attribute.name());
      case DATE -> Term.column(Kind.DATE, column, attribute.name());
      case BOOLEAN -> Term.column(Kind.BOOLEAN, "(" + column + " = 1)", attribute.name());
    };
  }

  /** Levenshtein's distance: inserted, removed and replaced letters. */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
