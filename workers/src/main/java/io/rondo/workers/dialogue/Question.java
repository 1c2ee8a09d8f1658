package io.rondo.workers.dialogue;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Something that mails may ask. Its words and options never change, since signatures cover them.
 *
 * @param code names it in contents: small letters, digits and -, at most 40 characters
 * @param text at most 200 characters
 * @param lifeStages whom it is for; empty for everybody
 * @param options two to eight
 * @param active whether it may still be asked
 * @param createdBy null before it is kept
 * @param createdAt null before it is kept
 */
public record Question(
    String code,
    QuestionKind kind,
    String text,
    Set<LifeStage> lifeStages,
    List<Option> options,
    boolean active,
    String createdBy,
    Instant createdAt) {

  /** A question without nulls in its collections. */
  public Question {
    lifeStages = lifeStages == null ? Set.of() : Set.copyOf(lifeStages);
    options = options == null ? List.of() : List.copyOf(options);
  }

  /**
   * What can be answered.
   *
   * @param answer what is kept: small letters, digits, - and _, at most 40 characters
   * @param label what people read, at most 80 characters
   */
  public record Option(String answer, String label) {}
}
