package io.rondo.workers.content;

import java.util.Collection;
import java.util.List;

/** What every content must have, whatever its kind. */
final class FieldRules {

  private static final int MAX_BODY = 500_000;

  private FieldRules() {}

  /** Adds a sentence for every field that cannot be kept so. */
  static void check(ContentDraft draft, Collection<String> problems) {
    required("name", draft.name(), 60, problems);
    required("subject", draft.subject(), 200, problems);
    if (draft.kind() == ContentKind.EMAIL) {
      required("sender's name", draft.fromName(), 80, problems);
    }
    if (draft.mjml().isBlank()) {
      problems.add("The body is empty: write " + draft.kind().language() + ".");
    }
    if (draft.mjml().length() > MAX_BODY) {
      problems.add("The body has more than 500,000 characters.");
    }
    draft
        .fallbacks()
        .keySet()
        .forEach(
            token -> {
              if (!token.matches("[a-z][a-z0-9_]{0,59}")) {
                problems.add(
                    "The token \""
                        + token
                        + "\" cannot be named so: small letters, digits and _ only.");
              }
            });
  }

  private static void required(String field, String value, int max, Collection<String> problems) {
    if (value.isEmpty()) {
      problems.add("The " + field + " is empty.");
    }
    if (value.length() > max) {
      problems.add("The " + field + " has more than " + max + " characters.");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      problems.add("The " + field + " holds a line break or another control character.");
    }
    if (field.startsWith("sender") && (value.contains("{{") || value.contains("{%"))) {
      problems.add("The " + field + " holds no tokens.");
    }
  }

  /** Adds a sentence for every token without a fallback; the link to unsubscribe needs none. */
  static void declared(ContentDraft draft, List<Token> tokens, Collection<String> problems) {
    for (Token token : tokens) {
      if (!token.name().equals(Token.UNSUBSCRIBE) && !draft.fallbacks().containsKey(token.name())) {
        problems.add(
            "The token {{ " + token.name() + " }} is not declared: give it a fallback first.");
      }
    }
  }
}
