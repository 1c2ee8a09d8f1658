package io.rondo.integrations.email.inbound;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** Speaks TLS before an IMAP server that does not: from the first byte, or after STARTTLS. */
final class TlsLine implements AutoCloseable {

  private final int server;
  private final SSLContext tls;
  private final boolean first;
  private final ServerSocket door;
  private final List<String> open = new CopyOnWriteArrayList<>();

  private TlsLine(int server, SSLContext tls, boolean first) {
    this.server = server;
    this.tls = tls;
    this.first = first;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(this::accept);
  }

  /** TLS from the first byte. */
  static TlsLine implicit(int server, SSLContext tls) {
    return new TlsLine(server, tls, true);
  }

  /** TLS after STARTTLS, which is offered when there is something to do it with. */
  static TlsLine startTls(int server, SSLContext tls) {
    return new TlsLine(server, tls, false);
  }

  int port() {
    return door.getLocalPort();
  }

  /** What was said to it that anybody on the way could read. */
  List<String> open() {
    return open;
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket here = door.accept();
        run(() -> serve(here));
      } catch (IOException e) {
        // closed
      }
    }
  }

  private void serve(Socket plain) {
    try (Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
        Socket here = first || greet(plain) ? secured(plain) : plain) {
      if (here == plain) {
        return;
      }
      if (!first) {
        line(there.getInputStream()); // its greeting was said already
      }
      run(() -> carry(here, there));
      there.getInputStream().transferTo(here.getOutputStream());
    } catch (IOException e) {
      // one end is gone
    }
  }

  private Socket secured(Socket plain) throws IOException {
    SSLSocket secured =
        (SSLSocket) tls.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    secured.setUseClientMode(false);
    return secured;
  }

  /**
   * @return whether STARTTLS was asked for
   */
  private boolean greet(Socket plain) throws IOException {
    say(plain, "* OK ready");
    for (String line = line(plain.getInputStream());
        !line.isEmpty();
        line = line(plain.getInputStream())) {
      open.add(line);
      String[] words = line.split(" ");
      if (words[1].equals("CAPABILITY")) {
        say(plain, "* CAPABILITY IMAP4rev1" + (tls == null ? "" : " STARTTLS"));
      }
      say(plain, words[0] + " OK done");
      if (words[1].equals("STARTTLS")) {
        return true;
      }
    }
    return false;
  }

  private static void say(Socket to, String line) throws IOException {
    to.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.append((char) b);
    }
    return line.toString().strip();
  }

  private static void carry(Socket from, Socket to) {
    try (from;
        to) {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException e) {
      // one end is gone
    }
  }

  private static void run(Runnable work) {
    Thread thread = new Thread(work, "tls-line");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
