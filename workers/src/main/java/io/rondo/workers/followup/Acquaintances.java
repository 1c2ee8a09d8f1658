package io.rondo.workers.followup;

import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.social.SocialIdentities;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Says whose case it is when somebody wrote whom nobody knew. */
@Service
public class Acquaintances {

  private final CaseBook book;
  private final Openings openings;
  private final Customers customers;
  private final Messages messages;
  private final SocialIdentities identities;

  Acquaintances(
      CaseBook book,
      Openings openings,
      Customers customers,
      Messages messages,
      SocialIdentities identities) {
    this.book = book;
    this.openings = openings;
    this.customers = customers;
    this.messages = messages;
    this.identities = identities;
  }

  /**
   * The case is this customer's: what was said in it becomes theirs, marketing keeps quiet as the
   * rules wanted, and what they write on the same network later is known to be theirs. The same
   * again changes nothing.
   *
   * @param number as it stands on the customer's page; blanks around it do not count
   * @param who of the staff
   * @throws UnknownCase when there is no such case
   * @throws IllegalArgumentException when there is no such customer, or the case is another's; in a
   *     sentence for people
   */
  @Transactional
  public void bind(String code, String number, String who) {
    HeldCase held = book.hold(code);
    Customer customer =
        customers
            .findByNumber(number == null ? "" : number.strip())
            .filter(one -> one.erasedAt() == null)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There is no customer of that number. Nothing has changed."));
    if (held.customerId != null) {
      if (held.customerId != customer.id()) {
        throw new IllegalArgumentException(
            "It is known already whose case this is. Nothing has changed.");
      }
      return;
    }
    for (Message message : messages.thread(held.threadKey)) {
      identities.bind(message, customer.id(), who);
    }
    messages.bind(held.threadKey, customer.id());
    openings.known(held, customer.id(), who);
  }
}
