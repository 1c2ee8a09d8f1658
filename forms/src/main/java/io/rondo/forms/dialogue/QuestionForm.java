package io.rondo.forms.dialogue;

import io.rondo.workers.dialogue.LifeStage;
import io.rondo.workers.dialogue.Question;
import io.rondo.workers.dialogue.QuestionKind;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody has typed of a question so far.
 *
 * @param stages texts of {@link LifeStage}; empty for everybody
 * @param options one a line; what is kept may stand before it, as in {@code summer = In summer}
 */
record QuestionForm(String code, String kind, String text, List<String> stages, String options) {

  QuestionForm {
    code = code == null ? "" : code.strip();
    kind = kind == null ? QuestionKind.ONE_CLICK.text() : kind;
    text = text == null ? "" : text.strip();
    stages = stages == null ? List.of() : stages;
    options = options == null ? "" : options;
  }

  Question question() {
    Set<LifeStage> of =
        stages.stream()
            .map(stage -> LifeStage.of(stage).orElse(null))
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    return new Question(
        code,
        QuestionKind.of(kind).orElse(QuestionKind.ONE_CLICK),
        text,
        of,
        options
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty())
            .map(this::option)
            .toList(),
        true,
        null,
        null);
  }

  private Question.Option option(String line) {
    int equals = line.indexOf('=');
    return equals < 0
        ? new Question.Option(kept(line), line)
        : new Question.Option(
            line.substring(0, equals).strip(), line.substring(equals + 1).strip());
  }

  /** The label as one word: In summer becomes in-summer. */
  private static String kept(String label) {
    String plain =
        Normalizer.normalize(label, Normalizer.Form.NFKD)
            .replaceAll("\\p{Mn}+", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-+|-+$", "");
    return plain.length() > 40 ? plain.substring(0, 40) : plain;
  }
}
