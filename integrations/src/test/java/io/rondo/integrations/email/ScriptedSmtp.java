package io.rondo.integrations.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A mail server that fails as it is told: hangs up or answers otherwise at a stage. */
public class ScriptedSmtp implements AutoCloseable {

  /** Where in the dialogue. */
  public enum Stage {
    GREETING,
    EHLO,
    MAIL,
    RCPT,
    DATA,
    BODY,
    DOT
  }

  private static final String HANG_UP = "";
  private static final String SAY_NOTHING = " ";
  private static final String TRICKLE = "trickle";

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final Map<Stage, String> script = new ConcurrentHashMap<>();
  private final List<Socket> lines = new CopyOnWriteArrayList<>();
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile Predicate<String> only = recipient -> true;

  public ScriptedSmtp() throws IOException {
    daemon(this::accept);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** How many connections were made. */
  int connections() {
    return connections.get();
  }

  /** The recipients of the mails it took, in order. */
  public List<String> taken() {
    return List.copyOf(taken);
  }

  public ScriptedSmtp hangUpAt(Stage stage) {
    script.put(stage, HANG_UP);
    return this;
  }

  public ScriptedSmtp sayNothingAt(Stage stage) {
    script.put(stage, SAY_NOTHING);
    return this;
  }

  /** Answers one character at a time, for ever. */
  public ScriptedSmtp trickleAt(Stage stage) {
    script.put(stage, TRICKLE);
    return this;
  }

  public ScriptedSmtp answerAt(Stage stage, String reply) {
    script.put(stage, reply);
    return this;
  }

  /** Misbehaves for this recipient only; from RCPT on. */
  public ScriptedSmtp onlyFor(Predicate<String> recipient) {
    only = recipient;
    return this;
  }

  /** Cuts every line, as a server does that restarts. */
  void cutAll() {
    for (Socket line : lines) {
      try {
        line.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    lines.clear();
  }

  @Override
  public void close() throws IOException {
    server.close();
    cutAll();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket line = server.accept();
        connections.incrementAndGet();
        lines.add(line);
        daemon(() -> serve(line));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket line) {
    try (line) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1));
      talk(in, line.getOutputStream());
    } catch (IOException e) {
      // hung up
    }
  }

  private void talk(BufferedReader in, OutputStream out) throws IOException {
    String recipient = null;
    if (!reply(out, Stage.GREETING, "220 scripted", recipient)) {
      return;
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String command = line.toUpperCase(java.util.Locale.ROOT);
      boolean on;
      if (command.startsWith("EHLO")) {
        on = reply(out, Stage.EHLO, "250 scripted", recipient);
      } else if (command.startsWith("MAIL")) {
        on = reply(out, Stage.MAIL, "250 2.1.0 Ok", recipient);
      } else if (command.startsWith("RCPT")) {
        recipient = line.replaceAll(".*<(.*)>.*", "$1");
        on = reply(out, Stage.RCPT, "250 2.1.5 Ok", recipient);
      } else if (command.equals("DATA")) {
        on = data(in, out, recipient);
      } else {
        on = say(out, command.equals("QUIT") ? "221 Bye" : "250 Ok");
      }
      if (!on) {
        return;
      }
    }
  }

  private boolean data(BufferedReader in, OutputStream out, String recipient) throws IOException {
    String scripted = script.get(Stage.DATA);
    if (!reply(out, Stage.DATA, "354 go on", recipient)) {
      return false;
    }
    if (scripted != null && only.test(recipient) && !scripted.startsWith("354")) {
      return true;
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (script.containsKey(Stage.BODY) && only.test(recipient)) {
        return script.get(Stage.BODY).equals(SAY_NOTHING) && stopReading();
      }
      if (line.equals(".")) {
        boolean good = !script.containsKey(Stage.DOT) || !only.test(recipient);
        if (good) {
          taken.add(recipient);
        }
        return reply(out, Stage.DOT, "250 2.0.0 queued", recipient);
      }
    }
    return false;
  }

  private boolean reply(OutputStream out, Stage stage, String usual, String recipient)
      throws IOException {
    String scripted = script.get(stage);
    if (scripted == null || (recipient != null && !only.test(recipient))) {
      return say(out, usual);
    }
    if (scripted.equals(HANG_UP)) {
      return false;
    }
    if (scripted.equals(SAY_NOTHING)) {
      return true;
    }
    if (scripted.equals(TRICKLE)) {
      return trickle(out);
    }
    return say(out, scripted) && !scripted.startsWith("421");
  }

  /** Keeps the line open and reads no more, until everything ends. */
  private boolean stopReading() {
    while (!server.isClosed()) {
      java.util.concurrent.locks.LockSupport.parkNanos(50_000_000L);
    }
    return false;
  }

  private static boolean trickle(OutputStream out) throws IOException {
    try {
      while (true) {
        out.write('2');
        out.flush();
        java.util.concurrent.TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static boolean say(OutputStream out, String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
    return true;
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "scripted-smtp");
    thread.setDaemon(true);
    thread.start();
  }
}
