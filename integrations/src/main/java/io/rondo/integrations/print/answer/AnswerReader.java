package io.rondo.integrations.print.answer;

import io.rondo.integrations.print.Unreadable;
import io.rondo.workers.fulfilment.PartnerSignal;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an answer file. What it is says its content, never its name; the name only says to which
 * order a CSV belongs that does not say so itself: {@code po_01JX7....csv}.
 */
public final class AnswerReader {

  private static final Pattern ORDER_IN_NAME =
      Pattern.compile("^(po_[0-9A-Za-z]{1,40})(?![0-9A-Za-z]).*");

  private AnswerReader() {}

  /**
   * The signals in a file.
   *
   * @param way by which it came, see {@link PartnerSignal}
   * @param name of the file
   * @throws Unreadable when it cannot be read as a whole: then nothing of it counts
   */
  public static List<PartnerSignal> read(
      long partnerId, String way, String name, byte[] bytes, Instant now) {
    Answers answers = new Answers(partnerId, way, now);
    read(answers, name, bytes, true);
    List<PartnerSignal> signals = answers.all();
    if (signals.isEmpty()) {
      throw new Unreadable("It says nothing about any order.");
    }
    return signals;
  }

  private static void read(Answers answers, String name, byte[] bytes, boolean mayBeZip) {
    switch (first(bytes)) {
      case 'P' -> {
        if (SafeZip.isZip(bytes)) {
          if (!mayBeZip) {
            throw new Unreadable("It has a ZIP within a ZIP.");
          }
          SafeZip.read(bytes, (entry, content) -> read(answers, leaf(entry), content, false));
        } else {
          CsvAnswers.read(answers, orderOf(name), bytes);
        }
      }
      case '<' -> XjmfAnswers.read(answers, orderOf(name), bytes);
      case '{', '[' -> JsonAnswers.read(answers, bytes);
      default -> CsvAnswers.read(answers, orderOf(name), bytes);
    }
  }

  /** The first byte that is no byte order mark and no white space; 0 when there is none. */
  private static int first(byte[] bytes) {
    int at = bytes.length >= 3 && (bytes[0] & 0xFF) == 0xEF ? 3 : 0;
    while (at < bytes.length && Character.isWhitespace(bytes[at])) {
      at++;
    }
    return at < bytes.length ? bytes[at] : 0;
  }

  private static String leaf(String entry) {
    return entry.substring(entry.lastIndexOf('/') + 1);
  }

  /** The code of the order that a file's name begins with; null when it begins with none. */
  public static String orderOf(String name) {
    Matcher matcher = ORDER_IN_NAME.matcher(name);
    return matcher.matches() ? matcher.group(1) : null;
  }
}
