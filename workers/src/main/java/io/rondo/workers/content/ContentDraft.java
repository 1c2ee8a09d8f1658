package io.rondo.workers.content;

import java.util.Map;

/**
 * An e-mail as its author wrote it.
 *
 * @param name what campaigns call it, for example {@code mens}; at most 60 characters
 * @param subject at most 200 characters; may hold tokens
 * @param fromName the sender's name as people see it; at most 80 characters, no tokens
 * @param mjml the body
 * @param fallbacks every token that the subject or body may use, with what to print when a person
 *     has no such value
 */
public record ContentDraft(
    String name, String subject, String fromName, String mjml, Map<String, String> fallbacks) {

  /** A draft without nulls. */
  public ContentDraft {
    name = name == null ? "" : name.strip();
    subject = subject == null ? "" : subject.strip();
    fromName = fromName == null ? "" : fromName.strip();
    mjml = mjml == null ? "" : mjml;
    fallbacks = fallbacks == null ? Map.of() : Map.copyOf(fallbacks);
  }
}
