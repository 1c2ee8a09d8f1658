package io.rondo.workers.followup;

import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.OutgoingMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What the owner of a case decides, and how the answer leaves. */
@Component
class Answers {

  private final CaseBook book;
  private final Conversations conversations;
  private final Messages messages;
  private final Doors doors;
  private final Customers customers;
  private final Owners owners;
  private final DueTimes due;
  private final Endings endings;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Answers(
      CaseBook book,
      Conversations conversations,
      Messages messages,
      Doors doors,
      Customers customers,
      Owners owners,
      DueTimes due,
      Endings endings,
      PlatformTransactionManager transactions,
      Clock clock) {
    this.book = book;
    this.conversations = conversations;
    this.messages = messages;
    this.doors = doors;
    this.customers = customers;
    this.owners = owners;
    this.due = due;
    this.endings = endings;
    this.transaction = new TransactionTemplate(transactions);
    this.clock = clock;
  }

  /**
   * What became of an answer.
   *
   * @param stands whether it left and the customer said nothing meanwhile
   * @param quietAt when the customer counts as quiet; null when it does not stand
   */
  record Sent(boolean stands, Instant quietAt) {}

  /** Writes an answer; it leaves when the process sends it. @throws TaskRefused when it cannot */
  @Transactional(propagation = Propagation.MANDATORY)
  public void write(String code, String who, String text) {
    ServiceCase known = book.get(code);
    HeldCase held = stillOpen(code);
    Optional<Customer> customer = customer(held);
    if (customer.filter(one -> one.erasedAt() != null).isPresent()) {
      throw new TaskRefused("This customer was erased. Close the case: no answer is needed.");
    }
    String channel =
        doors
            .channel(known, customer)
            .orElseThrow(
                () ->
                    new TaskRefused(
                        "Nobody can be written to by %s here. Call, and note what was said."
                            .formatted(held.channel)));
    Message last = conversations.lastIncoming(known).orElse(null);
    boolean same = last != null && last.channel().equals(channel);
    long message =
        messages.write(
            new OutgoingMessage(
                channel,
                same ? last.remoteRef() : null,
                held.threadKey,
                held.customerId,
                held.campaignId,
                held.deliveryId,
                who,
                channel.equals("email") ? conversations.subject(known, "Your message") : null,
                text,
                last == null ? customer.map(Customer::language).orElse(null) : last.language()));
    book.note(held.id, "answered").by(who).message(message).now();
    own(held, who);
  }

  /** Whoever answers is who the customer deals with from now on. */
  private void own(HeldCase held, String who) {
    held.owner = who;
    book.write(held);
  }

  /** Notes what was said on the telephone, or that a letter is on its way. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void note(String code, String who, String channel, String text) {
    HeldCase held = stillOpen(code);
    long message =
        messages.write(
            new OutgoingMessage(
                channel,
                null,
                held.threadKey,
                held.customerId,
                held.campaignId,
                held.deliveryId,
                who,
                null,
                text,
                null));
    messages.sent(message, null);
    book.note(held.id, "answered").by(who).message(message).detail("by " + channel).now();
    own(held, who);
  }

  /** Promises a call: the task stays, and is due then. @return the new clock of the process */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Object> promise(String code, String who, Instant at) {
    HeldCase held = stillOpen(code);
    DueTimes.Times times = due.promised(at);
    held.owner = who;
    held.dueAt = at;
    book.note(held.id, "promised").by(who).detail("call").at(clock.instant());
    book.write(held);
    Map<String, Object> variables = new HashMap<>(times.variables());
    variables.put("owner", who);
    return variables;
  }

  /**
   * Gives a case to somebody who can help with this, with a new clock.
   *
   * @param note why, for the next one; never about the customer; empty for nothing
   * @return what the process must know
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Object> handOver(String code, String who, Skill skill, String note) {
    HeldCase held = stillOpen(code);
    held.skill = skill.word();
    held.owner = owners.pick(skill.word(), who);
    DueTimes.Times times = due.of(held.kind, held.priority, clock.instant());
    held.dueAt = times.dueAt();
    String to = held.owner == null ? "the service, " + skill.word() : held.owner;
    book.note(held.id, "assigned").by(who).detail(note.isEmpty() ? to : to + ": " + note).now();
    book.write(held);
    Map<String, Object> variables = new HashMap<>(times.variables());
    variables.put("owner", held.owner);
    return variables;
  }

  /** Ends a case without an answer. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void needless(String code, String who, String outcome) {
    endings.close(stillOpen(code), outcome, who, null);
  }

  /**
   * The customer is back, or the answer did not leave: somebody who is there has the case, with a
   * new clock.
   *
   * @return what the process must know
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Map<String, Object> again(String code) {
    HeldCase held = book.hold(code);
    if (!owners.isThere(held.owner)) {
      held.owner = owners.pick(held.skill, null);
      book.note(held.id, "assigned").detail(held.owner).now();
    }
    DueTimes.Times times = due.of(held.kind, held.priority, clock.instant());
    held.dueAt = times.dueAt();
    book.write(held);
    Map<String, Object> variables = new HashMap<>(times.variables());
    variables.put("owner", held.owner);
    variables.put("caseTitle", Openings.title(held.kind, held.channel, held.priority));
    return variables;
  }

  private HeldCase stillOpen(String code) {
    HeldCase held = book.hold(code);
    if (held.isClosed()) {
      throw TaskRefused.stale(
          "Case " + code + " is closed meanwhile. Load the list of tasks anew.");
    }
    return held;
  }

  private Optional<Customer> customer(HeldCase held) {
    return Optional.ofNullable(held.customerId).flatMap(customers::find);
  }

  /**
   * Sends what was written last, if it has not left yet. Outside a transaction; safe to call again.
   *
   * @throws AnswerPostponed when it may pass later
   */
  Sent send(String code) {
    ServiceCase known = book.get(code);
    CaseEvent written = lastWritten(known);
    Message message =
        messages
            .find(written.messageId())
            .orElseThrow(() -> new IllegalStateException("The answer of " + code + " is gone."));
    doors.leave(message);
    return transaction.execute(status -> sent(code, written));
  }

  private Sent sent(String code, CaseEvent written) {
    HeldCase held = book.hold(code);
    if (held.isClosed() || held.isWaiting()) {
      // the customer was faster, or this was said before
      return new Sent(held.isWaiting(), held.isWaiting() ? quietAt(held) : null);
    }
    Message message = messages.find(written.messageId()).orElseThrow();
    if (message.state().equals("failed")) {
      book.note(held.id, "unsent").message(message.id()).detail(message.problem()).now();
      return new Sent(false, null);
    }
    held.answered(clock.instant());
    boolean back =
        book.events(held.id).stream()
            .anyMatch(event -> event.id() > written.id() && event.what().equals("joined"));
    if (!back) {
      held.waits(clock.instant());
      book.note(held.id, "waiting").now();
    }
    book.write(held);
    return new Sent(!back, back ? null : quietAt(held));
  }

  private Instant quietAt(HeldCase held) {
    int days = due.of(held.kind, held.priority, held.waitsSince).answerDays();
    return held.waitsSince.plus(Duration.ofDays(days));
  }

  private CaseEvent lastWritten(ServiceCase known) {
    List<CaseEvent> events = book.events(known.id());
    return events.stream()
        .filter(event -> event.what().equals("answered") && event.messageId() != null)
        .max(Comparator.comparing(CaseEvent::id))
        .orElseThrow(
            () -> new IllegalStateException("Nobody wrote an answer to " + known.code() + "."));
  }
}
