package io.rondo.workers.content;

import java.time.Instant;
import java.util.Map;

/**
 * One version of a content; it never changes.
 *
 * @param version 1, 2, 3 ... within its name
 * @param sha256 hex, over subject, sender's name, MJML and fallbacks
 */
public record ContentVersion(
    long id,
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
    return new ContentDraft(name, subject, fromName, mjml, fallbacks);
  }
}
