package io.rondo.workers.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A condition of a decision table in one of the forms that can be compared with other rows exactly:
 * a value, a comparison, an interval, a part of a text, a list of these, {@code not(...)} around
 * them, or nothing.
 *
 * @param tests one of them must hold (none of them, inside {@code not}); empty asks nothing
 */
record DmnCondition(List<Test> tests) {

  /** What a person may write, to be shown beside a refusal. */
  static final String FORMS =
      "a value, a comparison like < 5, an interval like [1..5], contains(?, \"part\"), a list of"
          + " these with commas, not(...) around them, or nothing";

  /** What a test asks of its column. */
  enum Form {
    NOTHING,
    YES_NO,
    NUMBER,
    TEXT,
    CONTAINS,
    STARTS,
    ENDS
  }

  /**
   * One test.
   *
   * @param literals what it compares with: BigDecimal, text or Boolean
   */
  record Test(Form form, List<Object> literals) {}

  private static final Pattern NOT = Pattern.compile("not\\s*\\((.*)\\)", Pattern.DOTALL);
  private static final Pattern COMMA = Pattern.compile("\\s*,\\s*");
  private static final Pattern TEST =
      Pattern.compile(
          ("(?<nothing>null)|(?<yesno>true|false)"
                  + "|(?:<=|>=|<|>)\\s*(?<bound>%1$s)"
                  + "|[\\[\\](]\\s*(?<from>%1$s)\\s*\\.\\.\\s*(?<to>%1$s)\\s*[\\[\\])]"
                  + "|(?<part>contains|starts with|ends with)\\s*\\(\\s*\\?\\s*,\\s*(?<of>%2$s)\\s*\\)"
                  + "|(?<number>%1$s)|(?<text>%2$s)")
              .formatted(Feel.NUMBER, Feel.TEXT),
          Pattern.DOTALL);

  /** The condition; empty when it is written in another form. */
  static Optional<DmnCondition> of(DmnTable.Cell cell) {
    if (DmnTable.isAny(cell)) {
      return Optional.of(new DmnCondition(List.of()));
    }
    Matcher not = NOT.matcher(cell.text());
    return tests(not.matches() ? not.group(1).strip() : cell.text()).map(DmnCondition::new);
  }

  private static Optional<List<Test>> tests(String text) {
    List<Test> tests = new ArrayList<>();
    Matcher test = TEST.matcher(text);
    Matcher comma = COMMA.matcher(text);
    int at = 0;
    while (test.region(at, text.length()).lookingAt()) {
      tests.add(test(test));
      if (test.end() == text.length()) {
        return Optional.of(tests);
      }
      if (!comma.region(test.end(), text.length()).lookingAt()) {
        return Optional.empty();
      }
      at = comma.end();
    }
    return Optional.empty();
  }

  private static Test test(Matcher found) {
    if (found.group("nothing") != null) {
      return new Test(Form.NOTHING, List.of());
    }
    if (found.group("part") != null) {
      Form form =
          switch (found.group("part")) {
            case "contains" -> Form.CONTAINS;
            case "starts with" -> Form.STARTS;
            default -> Form.ENDS;
          };
      return new Test(form, literals(found, "of"));
    }
    if (found.group("text") != null) {
      return new Test(Form.TEXT, literals(found, "text"));
    }
    return found.group("yesno") != null
        ? new Test(Form.YES_NO, literals(found, "yesno"))
        : new Test(Form.NUMBER, literals(found, "bound", "from", "to", "number"));
  }

  private static List<Object> literals(Matcher found, String... groups) {
    List<Object> literals = new ArrayList<>();
    for (String group : groups) {
      if (found.group(group) != null) {
        literals.add(Feel.literal(found.group(group)));
      }
    }
    return literals;
  }

  /** Whether every test may be asked of a column of this kind. */
  boolean suits(DmnKind kind) {
    return tests.stream()
        .allMatch(test -> test.form() == Form.NOTHING || kind.forms().contains(test.form()));
  }

  /** The literals of all tests of these forms. */
  List<Object> literals(Set<Form> forms) {
    return tests.stream()
        .filter(test -> forms.contains(test.form()))
        .flatMap(test -> test.literals().stream())
        .toList();
  }
}
