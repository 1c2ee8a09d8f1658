package io.rondo.integrations.email.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a server on loopback that breaks whenever the server says a word. */
final class PoisonedLine implements AutoCloseable {

  private final int server;
  private final String word;
  private final ServerSocket door;
  private final AtomicInteger broken = new AtomicInteger();
  private volatile boolean poisoned = true;
  private volatile boolean longer;
  private volatile boolean away;

  PoisonedLine(int server, String word) {
    this.server = server;
    this.word = word;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** How often it broke. */
  int broken() {
    return broken.get();
  }

  /** When it breaks, nobody gets through until {@link #mend}. */
  void breakForLonger() {
    longer = true;
  }

  boolean isAway() {
    return away;
  }

  void mend() {
    away = false;
  }

  /** The word does no harm any more. */
  void heal() {
    poisoned = false;
    away = false;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket here = door.accept();
        if (away) {
          here.close();
          continue;
        }
        Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
        run(() -> carry(here, there, false));
        run(() -> carry(there, here, true));
      } catch (IOException e) {
        // whoever called finds nobody
      }
    }
  }

  private void carry(Socket from, Socket to, boolean said) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[8192];
      String last = "";
      for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
        String heard = last + new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
        if (said && poisoned && heard.contains(word)) {
          away = longer;
          broken.incrementAndGet();
          return;
        }
        last = heard.substring(Math.max(0, heard.length() - word.length()));
        out.write(bytes, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // one end is gone, so the other one goes, too
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "poisoned-line");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
