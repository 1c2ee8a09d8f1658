package io.rondo.processes.testing;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on loopback that counts who got how many mails and keeps the first few. */
public final class CountingMailServer implements AutoCloseable {

  private static final int KEPT = 20;

  private final Map<String, Integer> mailsByRecipient = new ConcurrentHashMap<>();
  private final Map<String, Integer> mailsByEnvelopeSender = new ConcurrentHashMap<>();
  private final List<String> firstMails = new CopyOnWriteArrayList<>();
  private final SMTPServer server;

  private CountingMailServer() {
    server =
        new SMTPServer.Builder()
            .bindAddress(InetAddress.getLoopbackAddress())
            .port(0)
            .backlog(100)
            .messageHandler((context, from, to, data) -> arrived(from, to, data))
            .build();
  }

  /** Starts on a free port. */
  public static CountingMailServer start() {
    CountingMailServer mail = new CountingMailServer();
    mail.server.start();
    return mail;
  }

  /** The port it listens on. */
  public int port() {
    return server.getPortAllocated();
  }

  /** How many mails each recipient got. */
  public Map<String, Integer> mailsByRecipient() {
    return Collections.unmodifiableMap(mailsByRecipient);
  }

  /** How many mails each envelope sender sent: with VERP, each its own. */
  public Map<String, Integer> mailsByEnvelopeSender() {
    return Collections.unmodifiableMap(mailsByEnvelopeSender);
  }

  /** The first mails as they came over the wire. */
  public List<String> firstMails() {
    return List.copyOf(firstMails);
  }

  private void arrived(String from, String to, byte[] data) {
    mailsByRecipient.merge(to, 1, Integer::sum);
    mailsByEnvelopeSender.merge(from, 1, Integer::sum);
    if (firstMails.size() < KEPT) {
      firstMails.add(new String(data, StandardCharsets.UTF_8));
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
