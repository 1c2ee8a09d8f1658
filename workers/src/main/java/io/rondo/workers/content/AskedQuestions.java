package io.rondo.workers.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What a mail asks: the codes that stand where other tokens have their fallback. The signature that
 * covers a content so covers its questions, too.
 */
final class AskedQuestions {

  private AskedQuestions() {}

  /**
   * The questions of a draft, in their order; empty when it asks none. Adds a sentence for whatever
   * is wrong with them.
   */
  static List<MailQuestion> of(
      ContentDraft draft,
      List<Token> ofSubject,
      List<Token> all,
      MailQuestions questions,
      Collection<String> problems) {
    List<Token> asking = all.stream().filter(token -> token.name().equals(Token.QUESTION)).toList();
    if (asking.isEmpty()) {
      return List.of();
    }
    if (ofSubject.stream().anyMatch(token -> token.name().equals(Token.QUESTION))) {
      problems.add("A subject asks nothing: {{ question }} belongs to the body.");
    }
    if (asking.size() > 1) {
      problems.add("A mail asks one question: take out the other {{ question }}.");
    }
    if (asking.stream().anyMatch(token -> !token.filters().isEmpty())) {
      problems.add("{{ question }} takes no filter.");
    }
    List<String> codes = codes(draft);
    if (codes.isEmpty()) {
      problems.add(
          "Say which questions may be asked: their codes, in order, as in favourite-season"
              + " next-walk.");
    }
    List<MailQuestion> known = new ArrayList<>();
    for (String code : codes) {
      Optional<MailQuestion> question = questions.named(code);
      question.ifPresentOrElse(
          known::add,
          () -> problems.add("There is no question \"%s\": write it first.".formatted(code)));
    }
    return known;
  }

  private static List<String> codes(ContentDraft draft) {
    return Arrays.stream(draft.fallbacks().getOrDefault(Token.QUESTION, "").split("[\\s,]+"))
        .filter(code -> !code.isEmpty())
        .distinct()
        .toList();
  }

  /** Adds a sentence when something that nobody can click asks a question. */
  static void refuse(List<Token> tokens, Collection<String> problems) {
    if (tokens.stream().anyMatch(token -> token.name().equals(Token.QUESTION))) {
      problems.add("Only an e-mail asks by {{ question }}: its answers are links.");
    }
  }
}
