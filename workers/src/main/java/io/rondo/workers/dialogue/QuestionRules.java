package io.rondo.workers.dialogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a question must look like before it is kept. */
final class QuestionRules {

  private static final int LONGEST_CODE = 40;
  private static final int LONGEST_TEXT = 200;
  private static final int LONGEST_LABEL = 80;
  private static final int FEWEST_OPTIONS = 2;
  private static final int MOST_OPTIONS = 8;

  private QuestionRules() {}

  /** A sentence for whatever is wrong; empty when it is sound. */
  static List<String> problems(Question question) {
    List<String> problems = new ArrayList<>();
    if (!question.code().matches("[a-z0-9][a-z0-9-]*") || question.code().length() > LONGEST_CODE) {
      problems.add("The code has 1 to 40 small letters, digits and -, as in favourite-season.");
    }
    if (question.text().isBlank() || question.text().length() > LONGEST_TEXT) {
      problems.add("The question has 1 to 200 characters.");
    }
    int options = question.options().size();
    if (options < FEWEST_OPTIONS || options > MOST_OPTIONS) {
      problems.add("A question has 2 to 8 options.");
    }
    Set<String> answers = new HashSet<>();
    for (Question.Option option : question.options()) {
      if (!option.answer().matches("[a-z0-9][a-z0-9_-]{0,39}")) {
        problems.add(
            "What is kept of \"%s\" has 1 to 40 small letters, digits, - and _."
                .formatted(option.label()));
      }
      if (option.label().isBlank() || option.label().length() > LONGEST_LABEL) {
        problems.add("An option has 1 to 80 characters.");
      }
      if (!answers.add(option.answer())) {
        problems.add("Two options keep the same answer: " + option.answer() + ".");
      }
    }
    return problems;
  }
}
