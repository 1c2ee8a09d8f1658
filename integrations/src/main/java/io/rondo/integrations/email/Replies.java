package io.rondo.integrations.email;

import jakarta.mail.MessagingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/** Reads what the mail server answered out of the exceptions that the library makes of it. */
final class Replies {

  private static final Pattern ENHANCED = Pattern.compile("\\b([245]\\.\\d{1,3}\\.\\d{1,3})\\b");
  private static final Pattern ADDRESS = Pattern.compile("\\S+@\\S+");

  private Replies() {}

  /** The reply code of the command that failed; 0 when there was no reply. */
  static int code(Exception failure) {
    int code = 0;
    for (Exception e = failure; e != null; e = next(e)) {
      if (e instanceof SMTPAddressFailedException refused) {
        return refused.getReturnCode();
      }
      if (e instanceof SMTPSenderFailedException refused) {
        return refused.getReturnCode();
      }
      if (e instanceof SMTPSendFailedException refused) {
        code = refused.getReturnCode();
      }
    }
    return Math.max(code, 0);
  }

  /** Whether the sender was refused, not this recipient or this mail. */
  static boolean aboutSender(Exception failure) {
    for (Exception e = failure; e != null; e = next(e)) {
      if (e instanceof SMTPSenderFailedException) {
        return true;
      }
      if (e instanceof SMTPSendFailedException refused
          && refused.getCommand() != null
          && refused.getCommand().startsWith("MAIL FROM")) {
        return true;
      }
    }
    return false;
  }

  /** Whether the connection is of no use any more: no reply, or the server said good-bye. */
  static boolean lost(Exception failure) {
    int code = code(failure);
    return code == 0 || code == 421;
  }

  /** The enhanced status code (RFC 3463) of the reply, else the reply code. */
  static String status(Exception failure) {
    Matcher enhanced = ENHANCED.matcher(text(failure));
    return enhanced.find() ? enhanced.group(1) : String.valueOf(code(failure));
  }

  /** What the server said on one line, without addresses. */
  static String detail(Exception failure) {
    return ADDRESS
        .matcher(text(failure))
        .replaceAll("(address)")
        .replaceAll("[\\p{Cntrl}\\s]+", " ")
        .strip();
  }

  private static String text(Exception failure) {
    String text = String.valueOf(failure.getMessage());
    for (Exception e = next(failure); e != null; e = next(e)) {
      if (e instanceof SMTPAddressFailedException || e instanceof SMTPSenderFailedException) {
        text = String.valueOf(e.getMessage());
      }
    }
    return text;
  }

  private static Exception next(Exception e) {
    return e instanceof MessagingException failure ? failure.getNextException() : null;
  }
}
