package io.rondo.integrations.email.inbound;

import io.rondo.workers.token.Sha256;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The mailbox that replies and reports come to, by IMAP.
 *
 * @param host empty: nothing is read
 * @param port default 993
 * @param security whether the connection is encrypted from its first byte ({@code tls}, the
 *     default), after a command ({@code starttls}) or never ({@code none})
 * @param user of the mailbox
 * @param password of that user; never logged
 * @param folder where new mail lies; default INBOX
 * @param doneFolder where it goes when its content is stored; default Rondo/done
 * @param unreadFolder where it goes when it cannot be read; default Rondo/unread
 * @param poll how often it is looked into; default 20 seconds
 * @param timeout to connect and for each answer of the server; default 30 seconds
 * @param largest a larger mail is not read; default 20 MB
 * @param atOnce how many mails are read at most each time; default 200
 */
@ConfigurationProperties("rondo.integrations.email.inbound")
public record InboundSettings(
    @DefaultValue("") String host,
    @DefaultValue("993") int port,
    @DefaultValue("tls") Security security,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @DefaultValue("INBOX") String folder,
    @DefaultValue("Rondo/done") String doneFolder,
    @DefaultValue("Rondo/unread") String unreadFolder,
    @DefaultValue("20s") Duration poll,
    @DefaultValue("30s") Duration timeout,
    @DefaultValue("20MB") DataSize largest,
    @DefaultValue("200") int atOnce) {

  private static final int LONGEST_NAME = 300;

  /** How the connection is kept from others. */
  public enum Security {
    /** Encrypted from its first byte. */
    TLS,
    /** Encrypted by the command STARTTLS, or not used at all. */
    STARTTLS,
    /** Open: for a server on the same machine. */
    NONE
  }

  /** Whether a mailbox is set. */
  public boolean isOn() {
    return !host.isBlank();
  }

  /** What tells the mailbox from others: user, server and folder; at most 300 characters. */
  String mailbox() {
    String name = user + "@" + host + ":" + port + "/" + folder;
    return name.length() <= LONGEST_NAME ? name : Sha256.hex(name);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "InboundSettings[" + host + ":" + port + ", folder " + folder + "]";
  }
}
