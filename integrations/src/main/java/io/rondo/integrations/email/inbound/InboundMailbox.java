package io.rondo.integrations.email.inbound;

import io.rondo.integrations.email.inbound.InboundSettings.Security;
import io.rondo.workers.bounce.MailErasures.Erasure;
import io.rondo.workers.bounce.MailboxTurns;
import io.rondo.workers.bounce.ReturnMailbox;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.ReceivedDateTerm;
import jakarta.mail.search.SearchTerm;
import java.security.cert.CertificateException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The way into the mailbox, and how it was found last. */
@Component
class InboundMailbox implements ReturnMailbox {

  private static final Logger LOG = LoggerFactory.getLogger(InboundMailbox.class);

  private static final String NO_STARTTLS =
      "The mailbox offers no STARTTLS and was told nothing: set"
          + " rondo.integrations.email.inbound.security to tls (port 993), or switch STARTTLS on at"
          + " the server.";
  private static final String NO_TRUST =
      "The mailbox's certificate is not trusted, or is not for this host: set"
          + " rondo.integrations.email.inbound.host as the certificate names it, or add its"
          + " authority to Java's trust store (-Djavax.net.ssl.trustStore).";
  private static final String NO_TLS =
      "The mailbox speaks no TLS on this port, or none that is safe: port 993 is usual for"
          + " rondo.integrations.email.inbound.security tls, 143 for starttls.";

  private final InboundSettings settings;
  private final MailboxTurns turns;

  /** What was said last in the log. */
  private volatile String said;

  InboundMailbox(InboundSettings settings, MailboxTurns turns) {
    this.settings = settings;
    this.turns = turns;
  }

  /**
   * Opens the folder of new mail.
   *
   * @throws MessagingException when it cannot be opened now
   */
  OpenMailbox open() throws MessagingException {
    Store store = connect();
    try {
      return OpenMailbox.of(store, settings.folder());
    } catch (MessagingException e) {
      store.close();
      throw e;
    }
  }

  /**
   * Whether the server is there.
   *
   * @throws MessagingException when it is not
   */
  void reach() throws MessagingException {
    connect().close();
  }

  private Store connect() throws MessagingException {
    Store store = Session.getInstance(properties()).getStore(protocol());
    store.connect(settings.host(), settings.port(), settings.user(), settings.password());
    return store;
  }

  @Override
  public boolean isOn() {
    return settings.isOn();
  }

  @Override
  public State state() {
    return turns.state(settings.mailbox());
  }

  @Override
  public int readAgain() {
    return inside(
        store -> {
          Folder inbox = store.getFolder(settings.folder());
          return takeOut(
              store,
              settings.unreadFolder(),
              Folder::getMessages,
              (folder, mails) -> folder.copyMessages(mails, inbox));
        });
  }

  @Override
  public int forgetBefore(Instant day) {
    SearchTerm old = new ReceivedDateTerm(ComparisonTerm.LT, Date.from(day));
    return inside(
        store -> {
          int mails = 0;
          for (String name : List.of(settings.doneFolder(), settings.unreadFolder())) {
            mails += takeOut(store, name, folder -> folder.search(old), (folder, some) -> {});
          }
          return mails;
        });
  }

  /**
   * Deletes what came from somebody or about them, of what is done or could not be read.
   *
   * @return how many mails
   * @throws MessagingException when it was not done, or not all of it
   */
  int erase(Erasure erasure) throws MessagingException {
    try (Store store = connect()) {
      return takeOut(
              store, settings.doneFolder(), in -> ErasedMails.done(in, erasure), (in, some) -> {})
          + takeOut(
              store,
              settings.unreadFolder(),
              in -> ErasedMails.unread(in, erasure),
              (in, some) -> {});
    }
  }

  /** Something to do with an open mailbox. */
  private interface Inside {
    int work(Store store) throws MessagingException;
  }

  /** Which mails of a folder. */
  private interface Choice {
    Message[] of(Folder folder) throws MessagingException;
  }

  /** What happens to mails before they leave their folder. */
  private interface Before {
    void leaving(Folder folder, Message[] mails) throws MessagingException;
  }

  private int inside(Inside inside) {
    try (Store store = connect()) {
      return inside.work(store);
    } catch (MessagingException e) {
      LOG.warn("The mailbox cannot be opened: {}", e.getMessage());
      throw new IllegalStateException(problem(e), e);
    }
  }

  private static int takeOut(Store store, String name, Choice choice, Before before)
      throws MessagingException {
    Folder folder = store.getFolder(named(name, store.getDefaultFolder()));
    if (!folder.exists()) {
      return 0;
    }
    folder.open(Folder.READ_WRITE);
    try {
      Message[] mails = choice.of(folder);
      if (mails.length > 0) {
        before.leaving(folder, mails);
        folder.setFlags(mails, new Flags(Flags.Flag.DELETED), true);
      }
      return mails.length;
    } finally {
      folder.close(true);
    }
  }

  /** A folder's name as its server writes it: one separates levels by a dot, another by a slash. */
  static String named(String name, Folder any) throws MessagingException {
    return name.replace('/', any.getSeparator());
  }

  /** It was open just now. */
  void found() {
    if (said != null) {
      LOG.info("email.readMails: the mailbox is open again.");
      said = null;
    }
    turns.looked(settings.mailbox(), null);
  }

  /** It could not be opened, or broke; said once, until it works again. */
  void notFound(MessagingException cause) {
    String problem = problem(cause);
    if (!problem.equals(said)) {
      LOG.warn("email.readMails: {} It is tried again.", problem);
      said = problem;
    }
    LOG.debug("email.readMails", cause);
    turns.looked(settings.mailbox(), problem);
  }

  private static String problem(MessagingException cause) {
    if (cause instanceof AuthenticationFailedException) {
      return "The mailbox refuses the login: see rondo.integrations.email.inbound.user and"
          + " .password.";
    }
    if (cause instanceof NotMoved mail) {
      return "The mailbox lets no mail into the folder %s: see its quota and the rights of its user."
          .formatted(mail.folder());
    }
    for (Throwable one = cause; one != null; one = one.getCause()) {
      String said = String.valueOf(one.getMessage());
      if (said.startsWith("STARTTLS required")) {
        return NO_STARTTLS;
      }
      if (one instanceof CertificateException) {
        return NO_TRUST;
      }
      if (one instanceof SSLException && one.getCause() == null) {
        return NO_TLS;
      }
    }
    return "The mailbox cannot be opened or looked into: see rondo.integrations.email.inbound.";
  }

  private String protocol() {
    return settings.security() == Security.TLS ? "imaps" : "imap";
  }

  private Properties properties() {
    String prefix = "mail." + protocol() + ".";
    String timeout = String.valueOf(settings.timeout().toMillis());
    Properties properties = new Properties();
    properties.put(prefix + "connectiontimeout", timeout);
    properties.put(prefix + "timeout", timeout);
    properties.put(prefix + "writetimeout", timeout);
    properties.put(prefix + "fetchsize", "262144");
    properties.put(prefix + "ssl.checkserveridentity", "true");
    boolean startTls = settings.security() == Security.STARTTLS;
    properties.put(prefix + "starttls.enable", String.valueOf(startTls));
    properties.put(prefix + "starttls.required", String.valueOf(startTls));
    return properties;
  }
}
