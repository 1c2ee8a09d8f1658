package io.rondo.workers.engine;

import io.rondo.workers.engine.DmnCondition.Form;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** What the values of a column are. */
enum DmnKind {
  TEXT("a text in double quotes", Set.of(Form.TEXT, Form.CONTAINS, Form.STARTS, Form.ENDS)),
  YES_NO("true or false", Set.of(Form.YES_NO)),
  WHOLE("a whole number", Set.of(Form.NUMBER)),
  NUMBER("a number", Set.of(Form.NUMBER));

  private final String words;
  private final Set<Form> forms;

  DmnKind(String words, Set<Form> forms) {
    this.words = words;
    this.forms = forms;
  }

  /** The kind of a column's type; empty for a type that Rondo does not know. */
  static Optional<DmnKind> of(String type) {
    return switch (type == null ? "" : type) {
      case "string" -> Optional.of(TEXT);
      case "boolean" -> Optional.of(YES_NO);
      case "integer", "long" -> Optional.of(WHOLE);
      case "double", "number" -> Optional.of(NUMBER);
      default -> Optional.empty();
    };
  }

  String words() {
    return words;
  }

  Set<Form> forms() {
    return forms;
  }

  /** Whether a literal's value is of this kind. */
  boolean holds(Object value) {
    return switch (this) {
      case TEXT -> value instanceof String;
      case YES_NO -> value instanceof Boolean;
      case WHOLE -> value instanceof BigDecimal number && number.stripTrailingZeros().scale() <= 0;
      case NUMBER -> value instanceof BigDecimal;
    };
  }
}
