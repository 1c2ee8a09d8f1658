package io.rondo.integrations.email;

import jakarta.mail.MessagingException;

/** No connection to the mail server: nothing has left, no mail is to blame. */
class ServerUnreachable extends MessagingException {

  ServerUnreachable(String message, Exception cause) {
    super(message, cause);
  }
}
