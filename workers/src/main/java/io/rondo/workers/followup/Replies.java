package io.rondo.workers.followup;

import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.followup.ServiceTexts.ServiceText;
import io.rondo.workers.hold.Holds;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.OutgoingMessage;
import io.rondo.workers.response.Response;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What Rondo writes to a customer by itself. */
@Component
class Replies {

  private static final String EMAIL = "email";

  /** The text of a survey. */
  static final String SURVEY = "survey";

  private final CaseBook book;
  private final Conversations conversations;
  private final ServiceTexts texts;
  private final Links links;
  private final Doors doors;
  private final Messages messages;
  private final Customers customers;
  private final Suppressions suppressions;
  private final Holds holds;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Replies(
      CaseBook book,
      Conversations conversations,
      ServiceTexts texts,
      Links links,
      Doors doors,
      Messages messages,
      Customers customers,
      Suppressions suppressions,
      Holds holds,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.book = book;
    this.conversations = conversations;
    this.texts = texts;
    this.links = links;
    this.doors = doors;
    this.messages = messages;
    this.customers = customers;
    this.suppressions = suppressions;
    this.holds = holds;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /** Whether a rule may answer this by itself; otherwise a person does. */
  boolean canWrite(Response response, String template) {
    if (response.customerId() == null || template == null || response.channel() == null) {
      return false;
    }
    Optional<Customer> customer = reachable(response.customerId());
    if (customer.isEmpty() || !doors.isOpen(response.channel())) {
      return false;
    }
    Optional<ServiceText> text = texts.find(template, customer.get());
    return text.isPresent() && (!text.get().hasLink() || response.channel().equals(EMAIL));
  }

  /** Writes the first answer of a new case; its process sends it. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(String code, String template) {
    ServiceCase known = book.get(code);
    Customer customer = reachable(known.customerId()).orElseThrow();
    ServiceText text = texts.find(template, customer).orElseThrow();
    store(known, customer, known.channel(), text, template);
  }

  /**
   * Writes to a customer and sends it. Outside a transaction; the second call for the same text
   * sends nothing new, unless the case was opened or answered anew in between.
   *
   * @return whether it left; the case says why not
   * @throws AnswerPostponed when it may pass later
   */
  boolean send(String code, String template) {
    Long id = transaction.execute(status -> prepare(code, template));
    if (id == null) {
      return false;
    }
    doors.leave(messages.find(id).orElseThrow());
    return Boolean.TRUE.equals(transaction.execute(status -> sent(code, template, id)));
  }

  private Long prepare(String code, String template) {
    HeldCase held = book.hold(code);
    if (held.isClosed()) {
      return null;
    }
    Optional<Long> written = written(held, template);
    if (written.isPresent()) {
      return written.get();
    }
    ServiceCase known = book.get(code);
    Optional<Customer> customer = Optional.ofNullable(held.customerId).flatMap(this::reachable);
    String obstacle = obstacle(known, customer.orElse(null), template);
    if (obstacle != null) {
      book.note(held.id, "skipped").detail(template + ": " + obstacle).now();
      return null;
    }
    ServiceText text = texts.find(template, customer.orElseThrow()).orElseThrow();
    return store(known, customer.get(), EMAIL, text, template);
  }

  /** This text, where it is the last that was written; not that of an earlier round. */
  private Optional<Long> written(HeldCase held, String template) {
    return book.events(held.id).stream()
        .filter(event -> event.what().equals("answered") || event.what().equals("reopened"))
        .reduce((earlier, later) -> later)
        .filter(last -> last.what().equals("answered") && template.equals(last.detail()))
        .map(CaseEvent::messageId);
  }

  /** Why nothing is written; null when nothing is in the way. */
  private String obstacle(ServiceCase known, Customer customer, String template) {
    if (customer == null || customer.email() == null) {
      return "no e-mail address";
    }
    Optional<ServiceText> text = texts.find(template, customer);
    if (text.isEmpty()) {
      return "there is no such text";
    }
    if (template.equals(SURVEY) && !isAnsweredByMail(known, customer)) {
      return "the customer spoke to us by " + known.channel();
    }
    if (!doors.isOpen(EMAIL)) {
      return "e-mail is not set up";
    }
    if (known.isProactive() && suppressions.isSuppressed(EMAIL, customer.emailHash())) {
      return "the address must not be used";
    }
    return known.isProactive() && holds.isHeld(customer.id()) ? "the customer is on hold" : null;
  }

  /** Whoever is answered elsewhere gets no mail that they did not ask for. */
  private boolean isAnsweredByMail(ServiceCase known, Customer customer) {
    String channel = doors.channel(known, Optional.of(customer)).orElse(EMAIL);
    return known.isProactive() || channel.equals(EMAIL);
  }

  private Long store(
      ServiceCase known, Customer customer, String channel, ServiceText text, String template) {
    String link =
        !text.hasLink() ? null : template.equals(SURVEY) ? links.survey(known) : links.help(known);
    Message last = conversations.lastIncoming(known).orElse(null);
    boolean same = last != null && last.channel().equals(channel);
    long id =
        messages.write(
            new OutgoingMessage(
                channel,
                same ? last.remoteRef() : null,
                known.threadKey(),
                known.customerId(),
                known.campaignId(),
                known.deliveryId(),
                null,
                channel.equals(EMAIL) ? subject(known, text, template) : null,
                text.filled(customer.firstName(), link),
                text.language()));
    book.note(known.id(), "answered").message(id).detail(template).now();
    return id;
  }

  /** What nobody asked for has a subject of its own. */
  private String subject(ServiceCase known, ServiceText text, String template) {
    return template.equals(SURVEY) || known.isProactive()
        ? text.subject()
        : conversations.subject(known, text.subject());
  }

  private boolean sent(String code, String template, long messageId) {
    Message message = messages.find(messageId).orElseThrow();
    HeldCase held = book.hold(code);
    if (!message.state().equals("sent")) {
      book.note(held.id, "unsent").message(messageId).detail(message.problem()).now();
      return false;
    }
    if (!held.isClosed()) {
      held.answered(clock.instant());
      if (!held.isWaiting()) {
        held.waits(clock.instant());
      }
      if (template.equals(SURVEY) && !held.state.equals("surveyed")) {
        held.state = "surveyed";
        book.note(held.id, "surveyed").now();
      }
      book.write(held);
    }
    return true;
  }

  private Optional<Customer> reachable(long customerId) {
    return customers.find(customerId).filter(customer -> customer.erasedAt() == null);
  }
}
