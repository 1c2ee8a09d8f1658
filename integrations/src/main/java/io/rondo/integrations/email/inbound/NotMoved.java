package io.rondo.integrations.email.inbound;

import jakarta.mail.MessagingException;

/** The server does not let a mail into a folder. */
class NotMoved extends MessagingException {

  private static final long serialVersionUID = 1;

  private final String folder;

  NotMoved(String folder, MessagingException cause) {
    super(cause.getMessage(), cause);
    this.folder = folder;
  }

  String folder() {
    return folder;
  }
}
