package io.rondo.workers.response;

import java.util.regex.Pattern;

/** The subjects of mails that answer. */
public final class Subjects {

  private static final Pattern ANSWER =
      Pattern.compile(
          "^\\s*(?:(?:re|aw|sv|antw|antwort)\\s*(?:\\[\\d+])?\\s*:\\s*)+",
          Pattern.CASE_INSENSITIVE);

  private Subjects() {}

  /** Whether a mail of this subject answers another, whose subject this is. */
  public static boolean isAnswer(String subject) {
    return ANSWER.matcher(subject).find();
  }

  /** The subject of an answer to this one: one "Re:", however long the conversation is. */
  public static String answering(String subject) {
    return "Re: " + ANSWER.matcher(subject).replaceFirst("").strip();
  }
}
