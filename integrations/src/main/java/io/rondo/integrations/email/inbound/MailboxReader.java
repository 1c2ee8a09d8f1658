package io.rondo.integrations.email.inbound;

import io.rondo.integrations.email.inbound.OpenMailbox.Number;
import io.rondo.workers.bounce.MailErasures;
import io.rondo.workers.bounce.MailErasures.Erasure;
import io.rondo.workers.bounce.MailboxTurns;
import io.rondo.workers.bounce.UnreadMails;
import io.rondo.workers.database.DatabaseAway;
import io.rondo.workers.token.Sha256;
import jakarta.annotation.PreDestroy;
import jakarta.mail.MessagingException;
import java.lang.management.ManagementFactory;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Looks into the mailbox. Each mail is fetched by itself, so that one at which the connection
 * breaks stops no other: it is tried last, and put aside after three times. A try counts only when
 * the server can be reached right after it; otherwise the server was away, and not the mail wrong.
 * Of many nodes one reads; another takes over when it is gone.
 */
@Component
class MailboxReader {

  static final int MOST_TRIES = 3;

  /** The others wait for the next look when the connection broke so often in one. */
  private static final int MOST_BREAKS = 3;

  private static final int GIVEN_UP = Integer.MAX_VALUE;
  private static final String BREAKS =
      "The mail cannot be fetched: the connection broke or the server failed %d times. Look at it"
          + " with a mail program.";
  private static final String STAYS =
      "The mail can neither be fetched nor moved. It stays in %s as number %d: move or delete it"
          + " with a mail program.";
  private static final Logger LOG = LoggerFactory.getLogger(MailboxReader.class);

  private final InboundMailbox mailbox;
  private final InboundSettings settings;
  private final MailboxTurns turns;
  private final UnreadMails unread;
  private final MailErasures erasures;
  private final CamelContext camel;
  private final ProducerTemplate routes;
  private final String node;

  /** How often a mail could not be fetched, of those that lie there. */
  private final Map<Number, Integer> tries = new HashMap<>();

  MailboxReader(
      InboundMailbox mailbox,
      InboundSettings settings,
      MailboxTurns turns,
      UnreadMails unread,
      MailErasures erasures,
      CamelContext camel,
      ProducerTemplate routes) {
    this.mailbox = mailbox;
    this.settings = settings;
    this.turns = turns;
    this.unread = unread;
    this.erasures = erasures;
    this.camel = camel;
    this.routes = routes;
    String name = ManagementFactory.getRuntimeMXBean().getName();
    this.node = name.substring(0, Math.min(name.length(), 26)) + "/" + UUID.randomUUID();
  }

  /** Looks once when it is this node's turn, and remembers how the mailbox was found. */
  synchronized void look() {
    try {
      if (isMyTurn()) {
        if (readAll()) {
          eraseAll();
        }
        mailbox.found();
      }
    } catch (MessagingException e) {
      mailbox.notFound(e);
      leave(); // another node may find the way
    } catch (RuntimeException e) {
      LOG.warn("email.readMails: what was not stored is read again later.", e);
    }
  }

  /** The next node need not wait. */
  @PreDestroy
  void leave() {
    if (settings.isOn()) {
      try {
        turns.leave(settings.mailbox(), node);
      } catch (RuntimeException e) {
        LOG.debug("email.readMails: the turn ends by itself.", e);
      }
    }
  }

  private boolean isMyTurn() {
    return turns.take(settings.mailbox(), node);
  }

  /**
   * @return whether it came to the end of what lies there
   */
  private boolean readAll() throws MessagingException {
    boolean all;
    NotMoved notMoved = null;
    OpenMailbox inbox = mailbox.open();
    try {
      int breaks = 0;
      List<Number> there = inbox.numbers();
      all = there.size() <= settings.atOnce();
      for (Number number : waiting(there)) {
        if (breaks == MOST_BREAKS || !camel.getStatus().isStarted() || !isMyTurn()) {
          all = false;
          break;
        }
        try {
          if (tries.getOrDefault(number, 0) >= MOST_TRIES) {
            putAside(inbox, number);
          } else {
            tryToRead(inbox, number);
          }
        } catch (NotMoved e) {
          notMoved = e; // stored, so that the others come next
        }
        if (!inbox.isOpen()) {
          breaks++;
          inbox.close();
          inbox = mailbox.open();
        }
      }
    } finally {
      inbox.close();
    }
    if (notMoved != null) {
      throw notMoved;
    }
    return all;
  }

  /** What cannot be done now is done at the next look. */
  private void eraseAll() throws MessagingException {
    MessagingException failed = null;
    for (Erasure erasure : erasures.open()) {
      if (!isMyTurn()) {
        break;
      }
      try {
        int mails = mailbox.erase(erasure);
        erasures.done(erasure.id());
        LOG.info("email.readMails: {} mails of somebody who was erased are deleted.", mails);
      } catch (MessagingException e) {
        failed = e;
      }
    }
    if (failed != null) {
      throw failed;
    }
  }

  /** Those that were not tried come first; one that is given up comes no more. */
  private List<Number> waiting(List<Number> there) {
    tries.keySet().retainAll(there);
    return there.stream()
        .filter(number -> tries.getOrDefault(number, 0) < GIVEN_UP)
        .sorted(
            Comparator.<Number>comparingInt(number -> tries.getOrDefault(number, 0))
                .thenComparingLong(Number::uid))
        .limit(settings.atOnce())
        .toList();
  }

  private void tryToRead(OpenMailbox inbox, Number number) throws MessagingException {
    try {
      Optional<IMAPMessage> mail = inbox.mail(number);
      if (mail.isPresent()) {
        read(inbox, mail.get());
      }
      tries.remove(number);
    } catch (MessagingException | RuntimeException e) {
      if (DatabaseAway.caused(e) || e instanceof NotMoved && inbox.isOpen()) {
        throw e;
      }
      LOG.warn("email.readMails: mail {} of the folder cannot be fetched.", number.uid());
      LOG.debug("email.readMails", e);
      if (!inbox.isOpen()) {
        mailbox.reach();
      }
      tries.merge(number, 1, Integer::sum);
    }
  }

  private void read(OpenMailbox inbox, IMAPMessage mail) throws MessagingException {
    String wrong = routes.requestBody(InboundRoutes.TAKE, mail, String.class);
    if (!isMyTurn()) {
      return; // it took too long, and whoever reads now moves it
    }
    if (wrong == null) {
      unread.read(outline(mail));
    }
    inbox.lay(mail, wrong == null ? settings.doneFolder() : settings.unreadFolder());
  }

  private void putAside(OpenMailbox inbox, Number number) throws MessagingException {
    String hash = Sha256.hex(number.toString());
    long size = 0;
    try {
      Optional<IMAPMessage> there = inbox.mail(number);
      if (there.isPresent()) {
        IMAPMessage mail = there.get();
        inbox.measure(mail);
        hash = outline(mail);
        size = mail.getSize();
        unread.keep(hash, size, BREAKS.formatted(MOST_TRIES));
        inbox.lay(mail, settings.unreadFolder());
      }
      tries.remove(number);
    } catch (MessagingException e) {
      LOG.warn("email.readMails: mail {} can neither be fetched nor moved.", number.uid());
      LOG.debug("email.readMails", e);
      if (!inbox.isOpen()) {
        mailbox.reach();
      }
      unread.keep(hash, size, STAYS.formatted(settings.folder(), number.uid()));
      tries.put(number, GIVEN_UP);
    }
  }

  /** What tells it from others, wherever it lies, of what the server knows by itself. */
  private static String outline(IMAPMessage mail) throws MessagingException {
    return Sha256.hex(
        List.of("outline", String.valueOf(mail.getReceivedDate()), String.valueOf(mail.getSize())));
  }
}
