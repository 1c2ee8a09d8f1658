package io.rondo.integrations.mailbox;

import io.rondo.workers.delivery.DemoMailbox;
import io.rondo.workers.delivery.MailSummary;
import io.rondo.workers.delivery.MailView;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Receives mail on a free port of the loopback interface and keeps the newest, bounded by number
 * and size. Thread-safe.
 */
@Component
public class MailboxServer implements DemoMailbox, DisposableBean {

  private final MailboxSettings settings;
  private final Clock clock;
  private final SMTPServer server;
  private final Deque<Kept> newestFirst = new ArrayDeque<>();
  private long bytes;
  private long received;

  MailboxServer(
      MailboxSettings settings,
      @Value("${rondo.integrations.email.host:}") String mailHost,
      Clock clock) {
    this.settings = settings;
    this.clock = clock;
    boolean on = settings.enabled() == null ? mailHost.isBlank() : settings.enabled();
    this.server = on ? start() : null;
  }

  @Override
  public boolean isOn() {
    return server != null;
  }

  /** The port it listens on. @throws IllegalStateException when it is off */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("The demo mailbox is off.");
    }
    return server.getPortAllocated();
  }

  @Override
  public synchronized List<MailSummary> latest(int limit, String search) {
    String wanted = search == null ? "" : search.strip().toLowerCase(Locale.ROOT);
    List<MailSummary> found = new ArrayList<>();
    for (Kept mail : newestFirst) {
      if (found.size() >= limit) {
        break;
      }
      MailSummary summary = Parsed.summary(mail);
      if (wanted.isEmpty() || matches(summary, wanted)) {
        found.add(summary);
      }
    }
    return found;
  }

  @Override
  public synchronized Optional<MailView> find(String id) {
    return newestFirst.stream().filter(mail -> mail.id().equals(id)).findFirst().map(Parsed::view);
  }

  /** A kept mail as it was received, with the return path that its envelope had. */
  synchronized Optional<MimeMessage> message(String id) {
    return newestFirst.stream().filter(mail -> mail.id().equals(id)).findFirst().map(Parsed::whole);
  }

  @Override
  public synchronized long count() {
    return received;
  }

  @Override
  public void destroy() {
    if (server != null) {
      server.stop();
    }
  }

  private synchronized void keep(String from, String to, byte[] message) {
    received++;
    newestFirst.addFirst(new Kept(String.valueOf(received), clock.instant(), from, to, message));
    bytes += message.length;
    while (newestFirst.size() > settings.keep()
        || (bytes > settings.keepSize().toBytes() && newestFirst.size() > 1)) {
      bytes -= newestFirst.removeLast().message().length;
    }
  }

  private SMTPServer start() {
    SMTPServer started =
        SMTPServer.port(0)
            .bindAddress(InetAddress.getLoopbackAddress())
            .hostName("rondo.example")
            .softwareName("Rondo demo mailbox")
            .backlog(100)
            .maxConnections(100)
            .insertReceivedHeaders(false)
            .messageHandler((context, from, to, message) -> keep(from, to, message))
            .build();
    started.start();
    return started;
  }

  private static boolean matches(MailSummary mail, String wanted) {
    return (mail.from() + "\n" + mail.to() + "\n" + mail.subject())
        .toLowerCase(Locale.ROOT)
        .contains(wanted);
  }
}
