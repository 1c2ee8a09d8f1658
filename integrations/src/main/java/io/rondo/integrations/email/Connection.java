package io.rondo.integrations.email;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** One open connection to the mail server. Knows how far the mail under way has come. */
class Connection extends SMTPTransport {

  private static final long NEVER = Long.MAX_VALUE;

  private final long openedAt = System.nanoTime();
  private volatile Socket socket;
  private volatile long deadline = NEVER;
  private long usedAt = openedAt;
  private boolean used;
  private boolean dataBegun;
  private boolean dotSent;

  Connection(Session session, String host, int port) {
    super(session, new URLName("smtp", host, port, null, null, null));
  }

  @Override
  public synchronized void sendMessage(Message message, jakarta.mail.Address[] recipients)
      throws MessagingException {
    dataBegun = false;
    dotSent = false;
    super.sendMessage(message, recipients);
    used = true;
    usedAt = System.nanoTime();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    OutputStream data = super.data();
    dataBegun = true;
    return data;
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    dotSent = true;
    super.finishData();
  }

  /** Whether the whole mail went out, so that only the answer can tell what became of it. */
  boolean dotSent() {
    return dotSent;
  }

  /** Whether the connection had served before and was lost before it took anything of this mail. */
  boolean wasStale() {
    return used && !dataBegun;
  }

  long idleNanos() {
    return System.nanoTime() - usedAt;
  }

  long ageNanos() {
    return System.nanoTime() - openedAt;
  }

  void over(Socket opened) {
    socket = opened;
  }

  void deadlineIn(long nanos) {
    deadline = System.nanoTime() + nanos;
  }

  void noDeadline() {
    deadline = NEVER;
  }

  /** Cuts the line when its deadline has passed; whoever waits on it then fails. */
  void cutIfOverdue() {
    Socket line = socket;
    long until = deadline;
    if (until != NEVER && System.nanoTime() - until > 0 && line != null) {
      try {
        line.close();
      } catch (IOException e) {
        // it is closed then
      }
    }
  }

  /** Hangs up without good-bye. */
  void cut() {
    Socket line = socket;
    try {
      if (line != null) {
        line.close();
      }
      super.close();
    } catch (IOException | MessagingException e) {
      // it is closed then
    }
  }
}
