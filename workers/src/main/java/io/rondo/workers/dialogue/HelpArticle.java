package io.rondo.workers.dialogue;

import io.rondo.workers.response.Topic;
import java.time.Instant;

/**
 * Something that helps people themselves.
 *
 * @param code names it in all languages: small letters, digits and -, at most 60 characters
 * @param language for example {@code en}
 * @param title at most 120 characters
 * @param body Markdown: paragraphs, ## headings, lists, **bold**, *italics* and
 *     [links](https://...); at most 20,000 characters
 * @param topic what it fits; null when it fits everything
 * @param place the lower the earlier, 0 to 999
 * @param changedBy null before it is kept
 * @param changedAt null before it is kept
 */
public record HelpArticle(
    String code,
    String language,
    String title,
    String body,
    Topic topic,
    int place,
    boolean published,
    String changedBy,
    Instant changedAt) {

  /** The body as HTML that holds nothing but text, headings, lists and links. */
  public String html() {
    return Markdown.html(body);
  }
}
