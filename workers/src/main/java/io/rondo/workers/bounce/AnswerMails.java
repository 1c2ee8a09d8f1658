package io.rondo.workers.bounce;

import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.response.AnswerFailed;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.OutgoingAnswer;
import io.rondo.workers.response.Subjects;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Answers of the staff as mails. Service is no marketing, so nobody is asked for consent; but an
 * erased person is never written to, and an address that mails come back from is not written to in
 * silence.
 */
@Service
public class AnswerMails {

  private static final int MOST_REFERENCES = 10;
  private static final int LONGEST_SUBJECT = 200;

  private final Customers customers;
  private final Suppressions suppressions;
  private final Messages messages;
  private final Strangers strangers;
  private final BounceMapper mapper;
  private final AnswerPaths paths;

  AnswerMails(
      Customers customers,
      Suppressions suppressions,
      Messages messages,
      Strangers strangers,
      BounceMapper mapper,
      AnswerPaths paths) {
    this.customers = customers;
    this.suppressions = suppressions;
    this.messages = messages;
    this.strangers = strangers;
    this.mapper = mapper;
    this.paths = paths;
  }

  /**
   * The mail for an answer; the same each time.
   *
   * @throws AnswerFailed when nobody may be written to, with what to do instead
   */
  public AnswerMail of(OutgoingAnswer answer) throws AnswerFailed {
    List<Message> thread = messages.thread(answer.threadKey());
    return new AnswerMail(
        address(answer),
        answer.deliveryId() == null ? null : mapper.fromName(answer.deliveryId()),
        subject(answer, thread),
        answer.text(),
        paths.reference(answer.messageId()),
        paths.replyPart(answer.messageId()),
        paths.returnPart(answer.messageId()),
        answer.inReplyTo(),
        references(answer, thread));
  }

  private String address(OutgoingAnswer answer) throws AnswerFailed {
    if (answer.customerId() == null) {
      return strangers
          .addressOf(answer.threadKey())
          .orElseThrow(
              () -> failed("Nobody knows where to answer: the address was kept for a while only."));
    }
    Optional<Customer> customer = customers.find(answer.customerId());
    if (customer.isEmpty() || customer.get().erasedAt() != null) {
      throw failed("This person was erased and is not written to any more. Close the case.");
    }
    if (customer.get().email() == null) {
      throw failed("There is no e-mail address of this person. Answer on another channel.");
    }
    if (suppressions
        .reason(Consents.EMAIL, customer.get().emailHash())
        .filter(AnswerMails::comesBack)
        .isPresent()) {
      throw failed("Mails to this address come back. Answer on another channel.");
    }
    return customer.get().email();
  }

  private static boolean comesBack(SuppressionReason reason) {
    return reason == SuppressionReason.HARD_BOUNCE || reason == SuppressionReason.SOFT_BOUNCES;
  }

  private static AnswerFailed failed(String why) {
    return new AnswerFailed(why, false);
  }

  private static String subject(OutgoingAnswer answer, List<Message> thread) {
    String whole =
        answer.subject() != null && !answer.subject().isBlank()
            ? answer.subject()
            : thread.stream()
                .map(Message::subject)
                .filter(subject -> subject != null && !subject.isBlank())
                .reduce((first, second) -> second)
                .map(Subjects::answering)
                .orElse("Your message");
    return whole.length() <= LONGEST_SUBJECT ? whole : whole.substring(0, LONGEST_SUBJECT);
  }

  /** What left or came before it, the mail that it answers last. */
  private static List<String> references(OutgoingAnswer answer, List<Message> thread) {
    List<String> named =
        thread.stream()
            .filter(message -> message.channel().equals(Consents.EMAIL))
            .filter(message -> message.id() != answer.messageId())
            .map(Message::remoteRef)
            .filter(Objects::nonNull)
            .filter(name -> name.matches("<[^<>\\s]+>") && !name.equals(answer.inReplyTo()))
            .toList();
    List<String> latest = named.subList(Math.max(0, named.size() - MOST_REFERENCES), named.size());
    return answer.inReplyTo() == null
        ? List.copyOf(latest)
        : java.util.stream.Stream.concat(
                latest.stream(), java.util.stream.Stream.of(answer.inReplyTo()))
            .toList();
  }
}
