package io.rondo.workers.engine;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngineFactory;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;

/** FEEL as the engine's decisions speak it: literals, and conditions asked for one value. */
final class Feel {

  static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
  static final String NUMBER = "-?\\d+(?:\\.\\d+)?";

  private static final FeelEngine ENGINE = new ScalaFeelEngineFactory().createInstance();
  private static final Pattern LITERAL =
      Pattern.compile("true|false|null|" + NUMBER + "|" + TEXT, Pattern.DOTALL);
  private static final String VALUE = "cellInput";

  private Feel() {}

  /** Whether this is a text in double quotes, a number, a Boolean or null, and nothing else. */
  static boolean isLiteral(String text) {
    return LITERAL.matcher(text.strip()).matches();
  }

  /** The value of a literal: text, BigDecimal, Boolean or null. */
  static Object literal(String text) {
    Object value =
        ENGINE.evaluateSimpleExpression(
            text.strip(), Variables.createVariables().asVariableContext());
    return plain(value);
  }

  /** Whether a condition of a decision table holds for this value. */
  static boolean fits(String condition, Object value) {
    VariableContext context =
        Variables.createVariables().putValue(VALUE, value).asVariableContext();
    return ENGINE.evaluateSimpleUnaryTests(condition, VALUE, context);
  }

  /** Every number as a BigDecimal without needless zeros; everything else as it is. */
  static Object plain(Object value) {
    if (value instanceof Integer || value instanceof Long) {
      return BigDecimal.valueOf(((Number) value).longValue());
    }
    if (value instanceof BigDecimal decimal) {
      return whole(decimal);
    }
    return value instanceof Number number ? whole(new BigDecimal(number.toString())) : value;
  }

  private static BigDecimal whole(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /** A value as a person would write it into a cell. */
  static String written(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    return value instanceof String text
        ? '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'
        : String.valueOf(value);
  }

  /** The names by which a file may say that it speaks FEEL; absent is FEEL too. */
  static boolean isFeel(String language) {
    return language == null || language.isBlank() || NAMES.contains(language.strip().toLowerCase());
  }

  private static final List<String> NAMES =
      List.of(
          "feel",
          "http://www.omg.org/spec/feel/20140401",
          "http://www.omg.org/spec/dmn/20180521/feel/",
          "https://www.omg.org/spec/dmn/20191111/feel/",
          "https://www.omg.org/spec/dmn/20211108/feel/",
          "https://www.omg.org/spec/dmn/20230324/feel/");
}
