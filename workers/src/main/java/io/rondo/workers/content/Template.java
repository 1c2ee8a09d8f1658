package io.rondo.workers.content;

import java.util.List;
import java.util.Map;

/**
 * A content made ready: rendering one person's mail only copies and fills in. Thread-safe; tens of
 * thousands a second.
 */
public final class Template {

  private final String fromName;
  private final Pieces subject;
  private final Pieces html;
  private final Pieces text;
  private final List<String> links;

  Template(String fromName, Pieces subject, Pieces html, Pieces text, List<String> links) {
    this.fromName = fromName;
    this.subject = subject;
    this.html = html;
    this.text = text;
    this.links = List.copyOf(links);
  }

  /** The sender's name as people see it. */
  public String fromName() {
    return fromName;
  }

  /** Where the links lead, in the order of the HTML: the first is link number 0. */
  public List<String> links() {
    return links;
  }

  /** The mail for a person of these values, by token; a missing or blank one gets its fallback. */
  public RenderedMail render(Map<String, Object> person, LinkMaker linkMaker) {
    return new RenderedMail(
        subject.render(person, linkMaker).strip(),
        html.render(person, linkMaker),
        text.render(person, linkMaker));
  }
}
