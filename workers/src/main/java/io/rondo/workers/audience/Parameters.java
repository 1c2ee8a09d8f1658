package io.rondo.workers.audience;

import io.rondo.workers.audience.Term.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Collects the values of a condition and hands out their places. */
final class Parameters {

  private static final int INTEGER_DIGITS = 26;
  private static final int SCALE = 12;

  private final List<Object> values = new ArrayList<>();
  private final Dialect dialect;

  Parameters(Dialect dialect) {
    this.dialect = dialect;
  }

  List<Object> values() {
    return values;
  }

  String add(Object value) {
    values.add(value);
    return "#{condition.parameters[" + (values.size() - 1) + "]}";
  }

  Term number(BigDecimal number, String word, FeelText text) {
    if (number.scale() > SCALE || number.precision() - number.scale() > INTEGER_DIGITS) {
      throw text.refused(word, "has too many digits");
    }
    String place = add(number);
    String sql = "cast(" + place + " as decimal(38,12))";
    return new Term(Kind.NUMBER, sql, place, word, number, true);
  }

  Term text(String value) {
    String place = add(value);
    boolean exact = !value.endsWith(" ");
    return new Term(
        Kind.TEXT, dialect.text(place), dialect.text(place), quoted(value), value, exact);
  }

  Term date(LocalDate date, String word) {
    String sql = "cast(" + add(date) + " as date)";
    return new Term(Kind.DATE, sql, sql, word, date, true);
  }

  Term days(long days, String word) {
    String place = add(days);
    return new Term(Kind.DAYS, "cast(" + place + " as decimal(38,12))", place, word, days, true);
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
