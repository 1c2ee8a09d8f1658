package io.rondo.workers.audience;

/**
 * A part of an expression in SQL.
 *
 * @param sql for any place
 * @param bare the same where the other side tells the type; quicker
 * @param word what the author wrote, for messages
 * @param value the constant it stands for; null for anything else
 * @param exact whether texts of it never end in a blank: MySQL's collation ignores such blanks
 */
record Term(Kind kind, String sql, String bare, String word, Object value, boolean exact) {

  enum Kind {
    NUMBER("a number"),
    TEXT("a text"),
    BOOLEAN("yes or no"),
    DATE("a date"),
    DAYS("a duration in days"),
    MONTHS("a duration in months"),
    EMAIL("an e-mail address"),
    NULL("null");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static Term of(Kind kind, String sql, String word) {
    return new Term(kind, sql, sql, word, null, false);
  }

  static Term column(Kind kind, String sql, String word) {
    return new Term(kind, sql, sql, word, null, true);
  }

  boolean isConstant() {
    return value != null;
  }

  boolean isNull() {
    return kind == Kind.NULL;
  }
}
