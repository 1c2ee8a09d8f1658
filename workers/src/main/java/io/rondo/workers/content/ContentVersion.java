package io.rondo.workers.content;

import java.time.Instant;
import java.util.Map;

/**
 * One version of a content; it never changes.
 *
 * @param kind the same for every version of a name
 * @param version 1, 2, 3 ... within its name
 * @param mjml the body, in what its kind is written in
 * @param sha256 hex, over subject, sender's name, body and fallbacks; and the kind, unless it is an
 *     e-mail
 */
public record ContentVersion(
    long id,
    ContentKind kind,
    String name,
    int version,
    String subject,
    String fromName,
    String mjml,
    Map<String, String> fallbacks,
    String sha256,
    String author,
    Instant createdAt) {

  /** The version as a draft, to go on from. */
  public ContentDraft draft() {
    return new ContentDraft(kind, name, subject, fromName, mjml, fallbacks);
  }
}
