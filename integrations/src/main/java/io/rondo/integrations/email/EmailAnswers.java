package io.rondo.integrations.email;

import io.rondo.workers.bounce.AnswerMail;
import io.rondo.workers.bounce.AnswerMails;
import io.rondo.workers.delivery.Outcome;
import io.rondo.workers.response.AnswerDoor;
import io.rondo.workers.response.AnswerFailed;
import io.rondo.workers.response.OutgoingAnswer;
import jakarta.mail.MessagingException;
import org.apache.camel.ProducerTemplate;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.springframework.stereotype.Component;

/**
 * {@code email.sendAnswer}: answers of the staff by e-mail, in the thread that the customer began.
 * Sent twice it is one mail by its name.
 */
@Component
class EmailAnswers implements AnswerDoor {

  private final AnswerMails answers;
  private final Envelopes envelopes;
  private final ProducerTemplate camel;

  EmailAnswers(AnswerMails answers, Envelopes envelopes, ProducerTemplate camel) {
    this.answers = answers;
    this.envelopes = envelopes;
    this.camel = camel;
  }

  @Override
  public String channel() {
    return "email";
  }

  @Override
  public String send(OutgoingAnswer answer) throws AnswerFailed {
    AnswerMail mail = answers.of(answer);
    Outcome outcome = camel.requestBody(EmailRoutes.SEND_ANSWER, message(mail), Outcome.class);
    return switch (outcome.kind()) {
      case SENT -> envelopes.messageId(mail.reference());
      case REFUSED ->
          throw new AnswerFailed(
              "The mail server will not take it (%s). Answer on another channel."
                  .formatted(outcome.reason()),
              false);
      case IN_DOUBT ->
          throw new AnswerFailed(
              "The mail server took it and did not say so: it may have arrived. Send it again only"
                  + " if the customer does not answer.",
              false);
      case DEFERRED, NOT_TRIED ->
          throw new AnswerFailed("The mail server takes no mail now. Send it again later.", true);
    };
  }

  private SMTPMessage message(AnswerMail mail) throws AnswerFailed {
    try {
      return envelopes.answer(mail);
    } catch (HeaderGuard.HeaderRefused e) {
      throw new AnswerFailed(e.getMessage() + " Write it on one line.", false);
    } catch (MessagingException e) {
      throw new AnswerFailed(
          "The address of this person is none. Answer on another channel.", false);
    }
  }
}
