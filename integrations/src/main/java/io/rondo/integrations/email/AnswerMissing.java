package io.rondo.integrations.email;

import jakarta.mail.MessagingException;

/** The mail was handed over to its last byte, but the server's answer never came. */
class AnswerMissing extends MessagingException {

  AnswerMissing(Exception cause) {
    super("the connection was lost after the mail and before the answer", cause);
  }
}
