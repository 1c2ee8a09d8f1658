package io.rondo.integrations.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Camel's way to the mail server, over connections that stay open. Sends a message as it is: its
 * Message-ID survives.
 */
@Component("pooledMailSender")
class PooledMailSender extends DefaultJavaMailSender {

  private final Connections connections;

  PooledMailSender(Connections connections) {
    this.connections = connections;
    setSession(connections.session());
  }

  /**
   * Sends.
   *
   * @throws ServerUnreachable when no connection can be had
   * @throws AnswerMissing when nobody knows whether the server took it
   */
  @Override
  public void send(MimeMessage message) throws MessagingException {
    Connection connection = connections.borrow();
    try {
      hand(connection, message);
    } catch (MessagingException e) {
      if (!connection.wasStale() || !Replies.lost(e)) {
        throw e;
      }
      // The server hung up while the connection was idle: this mail was not even begun.
      hand(connections.fresh(), message);
    }
  }

  private void hand(Connection connection, MimeMessage message) throws MessagingException {
    boolean usable = false;
    try {
      Address[] recipients = message.getAllRecipients();
      connection.sendMessage(message, recipients);
      usable = true;
    } catch (MessagingException e) {
      usable = !Replies.lost(e);
      if (!usable && connection.dotSent() && Replies.code(e) <= 0) {
        throw new AnswerMissing(e);
      }
      throw e;
    } finally {
      if (usable) {
        connections.giveBack(connection);
      } else {
        connections.drop(connection);
      }
    }
  }
}
