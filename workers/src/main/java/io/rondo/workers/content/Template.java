package io.rondo.workers.content;

import io.rondo.workers.customer.Customer;
import java.util.HashMap;
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
  private final List<MailQuestion> questions;

  Template(String fromName, Pieces subject, Pieces html, Pieces text, List<String> links) {
    this(fromName, subject, html, text, links, List.of());
  }

  Template(
      String fromName,
      Pieces subject,
      Pieces html,
      Pieces text,
      List<String> links,
      List<MailQuestion> questions) {
    this.fromName = fromName;
    this.subject = subject;
    this.html = html;
    this.text = text;
    this.links = List.copyOf(links);
    this.questions = List.copyOf(questions);
  }

  /** The sender's name as people see it. */
  public String fromName() {
    return fromName;
  }

  /** Where the links lead, in the order of the HTML: the first is link number 0. */
  public List<String> links() {
    return links;
  }

  /** What a mail may ask, in order: each person gets the first that fits; mostly empty. */
  public List<MailQuestion> questions() {
    return questions;
  }

  /** The mail for a person of these values, by token; a missing or blank one gets its fallback. */
  public RenderedMail render(Map<String, Object> person, LinkMaker linkMaker) {
    return new RenderedMail(
        subject.render(person, linkMaker).strip(),
        html.render(person, linkMaker),
        text.render(person, linkMaker));
  }

  /**
   * The mail for a customer; tokens are {@code number}, {@code email}, {@code first_name}, {@code
   * last_name}, {@code language}, {@code phone}, the parts of the postal address and every
   * attribute.
   */
  public RenderedMail render(Customer customer, LinkMaker linkMaker) {
    Map<String, Object> person = new HashMap<>(customer.attributes());
    person.put("number", customer.number());
    person.put("email", customer.email());
    person.put("first_name", customer.firstName());
    person.put("last_name", customer.lastName());
    person.put("language", customer.language());
    known(person, "phone", customer.phone());
    known(person, "address_line1", customer.addressLine1());
    known(person, "address_line2", customer.addressLine2());
    known(person, "postal_code", customer.postalCode());
    known(person, "city", customer.city());
    known(person, "country", customer.country());
    return render(person, linkMaker);
  }

  /** An attribute of that name stays where the customer's own is not known. */
  private static void known(Map<String, Object> person, String token, String value) {
    if (value != null) {
      person.put(token, value);
    }
  }

  /** Links as the author wrote them, without counting: for previews and proofs. */
  public LinkMaker plainLinks(String unsubscribe) {
    return new PlainLinks(this, unsubscribe);
  }
}
