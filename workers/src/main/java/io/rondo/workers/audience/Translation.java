package io.rondo.workers.audience;

import io.rondo.workers.audience.Term.Kind;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.feel.syntaxtree.Addition;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ClosedConstRangeBoundary;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstDate;
import org.camunda.feel.syntaxtree.ConstDayTimeDuration;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstRange;
import org.camunda.feel.syntaxtree.ConstRangeBoundary;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.ConstYearMonthDuration;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Division;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.GreaterOrEqual;
import org.camunda.feel.syntaxtree.GreaterThan;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.LessOrEqual;
import org.camunda.feel.syntaxtree.LessThan;
import org.camunda.feel.syntaxtree.Multiplication;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.OpenConstRangeBoundary;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.Subtraction;
import org.camunda.feel.syntaxtree.UnaryTestExpression;

/**
 * Translates one syntax tree. FEEL knows true, false and null; so does SQL, except that FEEL's
 * equality is never null: {@code null = 5} is false. Whatever is not listed here is refused.
 */
final class Translation {

  private final Names names;
  private final HouseFunctions house;
  private final Parameters parameters;
  private final Dialect dialect;
  private final Clock clock;
  private final FeelText text;

  Translation(
      Names names,
      HouseFunctions house,
      Parameters parameters,
      Dialect dialect,
      Clock clock,
      FeelText text) {
    this.names = names;
    this.house = house;
    this.parameters = parameters;
    this.dialect = dialect;
    this.clock = clock;
    this.text = text;
  }

  /** The whole expression, which must be yes or no. */
  Term root(Exp exp) {
    Term term = term(exp);
    expect(term, Kind.BOOLEAN, "a segment must be a condition");
    return term;
  }

  private Term term(Exp exp) {
    if (exp instanceof Conjunction and) {
      return logical("and", and.x(), and.y());
    } else if (exp instanceof Disjunction or) {
      return logical("or", or.x(), or.y());
    } else if (exp instanceof Not not) {
      return not(term(not.x()));
    } else if (exp instanceof Equal equal) {
      return equal(term(equal.x()), term(equal.y()));
    } else if (exp instanceof LessThan less) {
      return ordered(term(less.x()), "<", term(less.y()));
    } else if (exp instanceof LessOrEqual less) {
      return ordered(term(less.x()), "<=", term(less.y()));
    } else if (exp instanceof GreaterThan greater) {
      return ordered(term(greater.x()), ">", term(greater.y()));
    } else if (exp instanceof GreaterOrEqual greater) {
      return ordered(term(greater.x()), ">=", term(greater.y()));
    } else if (exp instanceof In in) {
      return test(term(in.x()), in.test());
    } else if (exp instanceof If choice) {
      return choice(choice);
    } else if (exp instanceof FunctionInvocation call) {
      return call(call);
    } else if (exp instanceof Ref ref) {
      return reference(ref);
    }
    Term value = value(exp);
    return value != null ? value : arithmetic(exp);
  }

  private Term value(Exp exp) {
    if (exp instanceof ConstNumber number) {
      BigDecimal value = number.value().bigDecimal();
      return parameters.number(value, value.toPlainString(), text);
    } else if (exp instanceof ConstString string) {
      return parameters.text(string.value());
    } else if (exp instanceof ConstBool bool) {
      String word = bool.value() ? "true" : "false";
      return new Term(Kind.BOOLEAN, word, word, word, bool.value(), true);
    } else if (exp instanceof ConstDate date) {
      return parameters.date(date.value(), "date");
    } else if (exp instanceof ConstDayTimeDuration duration) {
      return days(duration.value());
    } else if (exp instanceof ConstYearMonthDuration duration) {
      Period months = duration.value();
      return new Term(
          Kind.MONTHS, "", "", "duration", (long) Math.toIntExact(months.toTotalMonths()), true);
    } else if (exp == ConstNull$.MODULE$) {
      return new Term(Kind.NULL, "null", "null", "null", null, true);
    }
    return null;
  }

  private Term days(Duration duration) {
    if (!duration.equals(Duration.ofDays(duration.toDays()))) {
      throw text.refused("duration", "must be whole days: segments know no time of day");
    }
    return parameters.days(duration.toDays(), "duration");
  }

  private Term reference(Ref ref) {
    List<String> path = list(ref.names());
    Term term = names.find(path.get(0), text);
    if (path.size() == 1) {
      return term;
    }
    String part = path.get(1);
    boolean known = List.of("year", "month", "day").contains(part);
    if (path.size() > 2 || !known || term.kind() != Kind.DATE) {
      throw text.refused(part, "is no part of " + path.get(0));
    }
    return Term.of(Kind.NUMBER, "extract(" + part + " from " + term.sql() + ")", path.get(0));
  }

  // --- yes and no

  private Term logical(String operator, Exp left, Exp right) {
    Term one = term(left);
    Term other = term(right);
    expect(one, Kind.BOOLEAN, operator + " joins conditions");
    expect(other, Kind.BOOLEAN, operator + " joins conditions");
    return bool("(" + one.sql() + " " + operator + " " + other.sql() + ")", operator);
  }

  private Term not(Term term) {
    expect(term, Kind.BOOLEAN, "not turns a condition around");
    return bool("(not " + term.sql() + ")", "not");
  }

  private Term equal(Term one, Term other) {
    if (one.isNull() && other.isNull()) {
      throw text.refused("null", "is compared with null");
    }
    if (one.isNull() || other.isNull()) {
      return bool("(" + (one.isNull() ? other : one).sql() + " is null)", "=");
    }
    comparable(one, other);
    if (one.isConstant() && other.isConstant() || one.isConstant() == other.isConstant()) {
      return bool(
          "coalesce("
              + same(one.sql(), other.sql(), one, other)
              + ", "
              + bothNull(one, other)
              + ")",
          "=");
    }
    return bool("coalesce(" + same(bareIf(one), bareIf(other), one, other) + ", false)", "=");
  }

  private static String bareIf(Term term) {
    return term.isConstant() ? term.bare() : term.sql();
  }

  private String same(String one, String other, Term first, Term second) {
    String same = one + " = " + other;
    boolean padded =
        first.kind() == Kind.TEXT
            && dialect.ignoresTrailingBlanks()
            && !(first.exact() && second.exact());
    return padded
        ? "(" + same + " and char_length(" + one + ") = char_length(" + other + "))"
        : same;
  }

  private static String bothNull(Term one, Term other) {
    return "(" + one.sql() + " is null and " + other.sql() + " is null)";
  }

  private Term ordered(Term one, String operator, Term other) {
    for (Term term : List.of(one, other)) {
      if (term.isNull()) {
        throw text.refused("null", "has no order: write = null or != null");
      }
    }
    comparable(one, other);
    if (one.kind() == Kind.TEXT || one.kind() == Kind.BOOLEAN || one.kind() == Kind.MONTHS) {
      throw text.refused(one.word(), "is %s and has no order: use =".formatted(one.kind().words()));
    }
    boolean constants = one.isConstant() && other.isConstant();
    String left = constants ? one.sql() : bareIf(one);
    String right = constants ? other.sql() : bareIf(other);
    return bool("(" + left + " " + operator + " " + right + ")", operator);
  }

  private void comparable(Term one, Term other) {
    for (Term term : List.of(one, other)) {
      if (term.kind() == Kind.EMAIL) {
        throw text.refused("email", "can only be compared with null: write email != null");
      }
      if (term.kind() == Kind.MONTHS) {
        throw text.refused("duration", "cannot be compared: add it to a date instead");
      }
    }
    if (one.kind() != other.kind()) {
      Term culprit = other.isConstant() || !one.isConstant() ? other : one;
      Term against = culprit == other ? one : other;
      throw text.refused(
          culprit.word(),
          "is %s and cannot be compared with %s, which is %s%s"
              .formatted(
                  culprit.kind().words(),
                  against.word(),
                  against.kind().words(),
                  against.kind() == Kind.BOOLEAN
                      ? ": write " + against.word() + " or not(" + against.word() + ")"
                      : ""));
    }
  }

  private Term choice(If choice) {
    Term condition = term(choice.condition());
    expect(condition, Kind.BOOLEAN, "if needs a condition");
    Term then = term(choice.statement());
    Term otherwise = term(choice.elseStatement());
    if (!then.isNull() && !otherwise.isNull()) {
      comparable(then, otherwise);
    }
    Kind kind = then.isNull() ? otherwise.kind() : then.kind();
    if (kind == Kind.NULL || kind == Kind.MONTHS || kind == Kind.EMAIL) {
      throw text.refused("if", "has no value that a segment can use");
    }
    return Term.of(
        kind,
        "(case when %s then %s else %s end)"
            .formatted(condition.sql(), then.sql(), otherwise.sql()),
        "if");
  }

  // --- in

  private Term test(Term input, Exp test) {
    if (test instanceof AtLeastOne any) {
      return any(input, list(any.xs()));
    } else if (test instanceof InputLessThan less) {
      return ordered(input, "<", term(less.x()));
    } else if (test instanceof InputLessOrEqual less) {
      return ordered(input, "<=", term(less.x()));
    } else if (test instanceof InputGreaterThan greater) {
      return ordered(input, ">", term(greater.x()));
    } else if (test instanceof InputGreaterOrEqual greater) {
      return ordered(input, ">=", term(greater.x()));
    } else if (test instanceof InputEqualTo equal) {
      return equal(input, term(equal.x()));
    } else if (test instanceof InputInRange range) {
      return inRange(input, range.range());
    } else if (test instanceof ConstRange range) {
      return inRange(input, range);
    } else if (test instanceof UnaryTestExpression value) {
      return test(input, value.exp());
    } else if (test instanceof ConstList values) {
      return any(input, list(values.items()));
    }
    Term value = term(test);
    if (value.isNull() || input.isNull() || input.kind() == Kind.BOOLEAN || !value.isConstant()) {
      throw text.refused("in", "needs constants or ranges behind it");
    }
    return equal(input, value);
  }

  private Term any(Term input, List<Exp> tests) {
    if (tests.isEmpty()) {
      throw text.refused("in", "has nothing behind it");
    }
    return bool(
        tests.stream()
            .map(one -> test(input, one).sql())
            .collect(Collectors.joining(" or ", "(", ")")),
        "in");
  }

  private Term inRange(Term input, ConstRange range) {
    Term from = bound(input, range.start(), ">");
    Term to = bound(input, range.end(), "<");
    return bool("(" + from.sql() + " and " + to.sql() + ")", "in");
  }

  private Term bound(Term input, ConstRangeBoundary boundary, String operator) {
    if (boundary instanceof ClosedConstRangeBoundary closed) {
      return ordered(input, operator + "=", term(closed.value()));
    } else if (boundary instanceof OpenConstRangeBoundary open) {
      return ordered(input, operator, term(open.value()));
    }
    throw text.refused("in", "needs a range with two ends");
  }

  // --- arithmetic

  private Term arithmetic(Exp exp) {
    if (exp instanceof Addition sum) {
      return plus(term(sum.x()), term(sum.y()));
    } else if (exp instanceof Subtraction difference) {
      return minus(term(difference.x()), term(difference.y()));
    } else if (exp instanceof Multiplication product) {
      return numbers(term(product.x()), "*", term(product.y()));
    } else if (exp instanceof Division quotient) {
      return quotient(term(quotient.x()), term(quotient.y()));
    } else if (exp instanceof ArithmeticNegation negation) {
      return negated(term(negation.x()));
    }
    throw unknown(exp);
  }

  private Term plus(Term one, Term other) {
    if (one.kind() == Kind.DATE && isDuration(other)) {
      return shifted(one, other, 1);
    }
    if (other.kind() == Kind.DATE && isDuration(one)) {
      return shifted(other, one, 1);
    }
    if (one.kind() == Kind.TEXT && other.kind() == Kind.TEXT) {
      return Term.of(Kind.TEXT, dialect.concat(one.sql(), other.sql()), one.word());
    }
    return numbers(one, "+", other);
  }

  private Term minus(Term one, Term other) {
    if (one.kind() == Kind.DATE && isDuration(other)) {
      return shifted(one, other, -1);
    }
    if (one.kind() == Kind.DATE && other.kind() == Kind.DATE) {
      return Term.of(Kind.DAYS, dialect.daysBetween(other.sql(), one.sql()), one.word());
    }
    return numbers(one, "-", other);
  }

  private static boolean isDuration(Term term) {
    return term.isConstant() && (term.kind() == Kind.DAYS || term.kind() == Kind.MONTHS);
  }

  private Term shifted(Term date, Term duration, int sign) {
    long count = sign * (Long) duration.value();
    boolean days = duration.kind() == Kind.DAYS;
    if (date.value() instanceof LocalDate day) {
      return parameters.date(days ? day.plusDays(count) : day.plusMonths(count), date.word());
    }
    String unit = days ? "day" : "month";
    return Term.of(Kind.DATE, dialect.add(date.sql(), unit, parameters.add(count)), date.word());
  }

  private Term quotient(Term one, Term other) {
    expect(one, Kind.NUMBER, "/ divides numbers");
    expect(other, Kind.NUMBER, "/ divides numbers");
    return Term.of(
        Kind.NUMBER,
        "(cast(%s as decimal(38,12)) / nullif(%s, 0))".formatted(one.sql(), other.sql()),
        one.word());
  }

  private Term numbers(Term one, String operator, Term other) {
    expect(one, Kind.NUMBER, operator + " works on numbers");
    expect(other, Kind.NUMBER, operator + " works on numbers");
    return Term.of(
        Kind.NUMBER, "(" + one.sql() + " " + operator + " " + other.sql() + ")", one.word());
  }

  private Term negated(Term term) {
    expect(term, Kind.NUMBER, "- works on numbers");
    return term.value() instanceof BigDecimal number
        ? parameters.number(number.negate(), term.word(), text)
        : Term.of(Kind.NUMBER, "(-" + term.sql() + ")", term.word());
  }

  // --- functions

  private Term call(FunctionInvocation call) {
    String function = call.function();
    if (function.startsWith("not ")) {
      return not(call(function.substring("not ".length()).strip(), call));
    }
    return call(function, call);
  }

  private Term call(String function, FunctionInvocation call) {
    if (function.equals("list contains")) {
      return listContains(call);
    }
    List<Term> arguments = positional(call).stream().map(this::term).toList();
    if (HouseFunctions.knows(function)) {
      return house.call(function, arguments);
    }
    return switch (function) {
      case "not" -> not(only(function, arguments));
      case "today" -> today(arguments);
      case "contains", "starts with", "ends with" -> search(function, arguments);
      case "lower case", "upper case" -> {
        Term argument = only(function, arguments);
        expect(argument, Kind.TEXT, function + " needs a text");
        yield new Term(
            Kind.TEXT,
            function.substring(0, 5) + "(" + argument.sql() + ")",
            function.substring(0, 5) + "(" + argument.sql() + ")",
            function,
            null,
            argument.exact());
      }
      case "string length" -> {
        Term argument = only(function, arguments);
        expect(argument, Kind.TEXT, function + " needs a text");
        yield Term.of(Kind.NUMBER, "char_length(" + argument.sql() + ")", function);
      }
      default -> throw text.refused(function, "is no function that segments know");
    };
  }

  private Term today(List<Term> arguments) {
    if (!arguments.isEmpty()) {
      throw text.refused("today", "takes nothing in its brackets");
    }
    return parameters.date(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), "today");
  }

  private Term search(String function, List<Term> arguments) {
    if (arguments.size() != 2) {
      throw text.refused(function, "needs two texts");
    }
    Term where = arguments.get(0);
    Term what = arguments.get(1);
    expect(where, Kind.TEXT, function + " needs texts");
    expect(what, Kind.TEXT, function + " needs texts");
    String in = where.sql();
    String part = what.sql();
    return bool(
        switch (function) {
          case "contains" -> "(locate(%s, %s) > 0)".formatted(part, in);
          case "starts with" -> "(locate(%s, %s) = 1)".formatted(part, in);
          default ->
              "(right(%2$s, char_length(%1$s)) = %1$s and char_length(%2$s) >= char_length(%1$s))"
                  .formatted(part, in);
        },
        function);
  }

  private Term listContains(FunctionInvocation call) {
    List<Exp> arguments = positional(call);
    if (arguments.size() != 2 || !(arguments.get(0) instanceof ConstList values)) {
      throw text.refused("list contains", "needs a list in square brackets and a value");
    }
    Term input = term(arguments.get(1));
    List<Term> tests = new ArrayList<>();
    for (Exp value : list(values.items())) {
      tests.add(equal(input, term(value)));
    }
    return tests.isEmpty()
        ? bool("false", "list contains")
        : bool(
            tests.stream().map(Term::sql).collect(Collectors.joining(" or ", "(", ")")),
            "list contains");
  }

  private List<Exp> positional(FunctionInvocation call) {
    if (call.params() instanceof NamedFunctionParameters) {
      throw text.refused(call.function(), "takes its values in order, without names");
    }
    return list(((PositionalFunctionParameters) call.params()).params());
  }

  private Term only(String function, List<Term> arguments) {
    if (arguments.size() != 1) {
      throw text.refused(function, "needs one value in its brackets");
    }
    return arguments.get(0);
  }

  // --- help

  private void expect(Term term, Kind kind, String why) {
    if (term.kind() != kind) {
      throw text.refused(term.word(), "is %s, but %s".formatted(term.kind().words(), why));
    }
  }

  private SegmentRefused unknown(Exp exp) {
    String what = exp.getClass().getSimpleName().replace("$", "");
    String word =
        switch (what) {
          case "Exponentiation" -> "**";
          case "ConstList", "Filter" -> "[";
          case "ConstContext" -> "{";
          case "ConstTime", "ConstLocalTime" -> "time";
          case "ConstDateTime", "ConstLocalDateTime" -> "date and time";
          default -> ".";
        };
    return text.refused(word, "cannot be used in a segment here");
  }

  private static Term bool(String sql, String word) {
    return Term.of(Kind.BOOLEAN, sql, word);
  }

  private static <T> List<T> list(camundajar.impl.scala.collection.immutable.List<T> items) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < items.length(); i++) {
      list.add(items.apply(i));
    }
    return list;
  }
}
