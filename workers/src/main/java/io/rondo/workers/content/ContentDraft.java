package io.rondo.workers.content;

import java.util.Map;

/**
 * A content as its author wrote it.
 *
 * @param name what campaigns call it, for example {@code mens}; at most 60 characters
 * @param subject at most 200 characters; may hold tokens. Of a letter or a script: what it is about
 * @param fromName the sender's name as people see it in a mail; at most 80 characters, no tokens;
 *     empty elsewhere
 * @param mjml the body: MJML, HTML for print or text, as the kind says
 * @param fallbacks every token that the subject or body may use, with what to print when a person
 *     has no such value; for a letter also {@code link}: where the link and the QR code lead
 */
public record ContentDraft(
    ContentKind kind,
    String name,
    String subject,
    String fromName,
    String mjml,
    Map<String, String> fallbacks) {

  /** An e-mail. */
  public ContentDraft(
      String name, String subject, String fromName, String mjml, Map<String, String> fallbacks) {
    this(ContentKind.EMAIL, name, subject, fromName, mjml, fallbacks);
  }

  /** A draft without nulls. */
  public ContentDraft {
    kind = kind == null ? ContentKind.EMAIL : kind;
    name = name == null ? "" : name.strip();
    subject = subject == null ? "" : subject.strip();
    fromName = fromName == null ? "" : fromName.strip();
    mjml = mjml == null ? "" : mjml;
    fallbacks = fallbacks == null ? Map.of() : Map.copyOf(fallbacks);
  }
}
