package io.rondo.integrations.email;

import io.rondo.integrations.mailbox.MailboxServer;
import org.springframework.stereotype.Component;

/** Where mails go: the server of the settings, else the demo mailbox. */
@Component
class MailServer {

  private final EmailSettings settings;
  private final MailboxServer mailbox;

  MailServer(EmailSettings settings, MailboxServer mailbox) {
    this.settings = settings;
    this.mailbox = mailbox;
  }

  String host() {
    return settings.hasServer() ? settings.host().strip() : "127.0.0.1";
  }

  /** The port. @throws ServerUnreachable when no server is set and the demo mailbox is off */
  int port() throws ServerUnreachable {
    if (settings.hasServer()) {
      return settings.port();
    }
    if (!mailbox.isOn()) {
      throw new ServerUnreachable(
          "no mail server is set (rondo.integrations.email.host) and the demo mailbox is off",
          null);
    }
    return mailbox.port();
  }
}
