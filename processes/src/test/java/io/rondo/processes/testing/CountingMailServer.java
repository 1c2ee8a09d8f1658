package io.rondo.processes.testing;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on loopback that counts who got how many mails and keeps the first few. */
public final class CountingMailServer implements AutoCloseable {

  private static final int KEPT = 20;

  private final Map<String, Integer> mailsByRecipient = new ConcurrentHashMap<>();
  private final Map<String, Integer> mailsByEnvelopeSender = new ConcurrentHashMap<>();
  private final List<String> firstMails = new CopyOnWriteArrayList<>();
  private final SMTPServer server;
  private final AtomicInteger taken = new AtomicInteger();
  private volatile int stopAt = Integer.MAX_VALUE;
  private volatile CountDownLatch gate = new CountDownLatch(0);

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

  /**
   * After so many more mails no further one is answered until {@link #goOn}: whoever sends waits.
   */
  public void stopAfter(int mails) {
    gate = new CountDownLatch(1);
    stopAt = taken.get() + mails;
  }

  /** Whether it has stopped, see {@link #stopAfter}. */
  public boolean hasStopped() {
    return taken.get() >= stopAt;
  }

  /** Mails are answered again. */
  public void goOn() {
    stopAt = Integer.MAX_VALUE;
    gate.countDown();
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
    if (taken.incrementAndGet() >= stopAt) {
      awaitGate();
    }
    if (firstMails.size() < KEPT) {
      firstMails.add(new String(data, StandardCharsets.UTF_8));
    }
  }

  private void awaitGate() {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    goOn();
    server.stop();
  }
}
