package io.rondo.workers.customer;

import java.io.IOException;
import java.io.Reader;
import java.util.function.Consumer;

/**
 * Stands before the CSV parser and lets only whole records of bounded length pass, so that neither
 * an endless line nor a quote that is never closed can fill the memory or swallow the lines behind
 * it. What it refuses becomes an empty line: line numbers stay right.
 */
final class RecordGuard extends Reader {

  /** The longest record, in characters. */
  static final int MAX_RECORD = 64 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';
  private static final char[] EMPTY_LINE = {'\n'};

  private enum State {
    FIELD_START,
    UNQUOTED,
    QUOTED,
    QUOTE_IN_QUOTED
  }

  private final Reader source;
  private final Consumer<RefusedLine> refusals;
  private final char[] buffer = new char[2 * MAX_RECORD];
  private char separator = ',';
  private boolean started;
  private boolean ended;
  private int given;
  private int approved;
  private int scanned;
  private int filled;
  private State state = State.FIELD_START;
  private long recordLine = 1;
  private long line = 1;
  private int firstLineEnd = -1;

  RecordGuard(Reader source, Consumer<RefusedLine> refusals) {
    this.source = source;
    this.refusals = refusals;
  }

  /** The field separator, guessed from the first line: comma, semicolon or tab. */
  char separator() throws IOException {
    start();
    return separator;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    start();
    while (given == approved) {
      if (ended && scanned == filled && approved == filled) {
        return -1;
      }
      if (!scan()) {
        boolean refused = refuseIfTooLong();
        if (refused) {
          target[offset] = EMPTY_LINE[0];
          return 1;
        }
        fill();
      }
    }
    int count = Math.min(length, approved - given);
    System.arraycopy(buffer, given, target, offset, count);
    given += count;
    return count;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private void start() throws IOException {
    if (started) {
      return;
    }
    started = true;
    while (!ended && filled < MAX_RECORD) {
      fill();
    }
    if (filled > 0 && buffer[0] == BYTE_ORDER_MARK) {
      given = approved = scanned = 1;
    }
    separator = guessSeparator();
  }

  private char guessSeparator() {
    int commas = 0;
    int semicolons = 0;
    int tabs = 0;
    for (int i = scanned; i < filled && buffer[i] != '\n' && buffer[i] != '\r'; i++) {
      switch (buffer[i]) {
        case ',' -> commas++;
        case ';' -> semicolons++;
        case '\t' -> tabs++;
        default -> {}
      }
    }
    return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
  }

  /** Reads on to the end of what is in the buffer. @return whether a record was completed */
  private boolean scan() {
    while (scanned < filled) {
      char c = buffer[scanned];
      if (c == '\r' && scanned + 1 == filled && !ended) {
        break;
      }
      boolean lineEnd =
          c == '\n' || c == '\r' && (scanned + 1 == filled || buffer[scanned + 1] != '\n');
      if (lineEnd) {
        buffer[scanned] = '\n'; // FastCSV 3.7 loses lines at a lone CR inside quotes
      }
      scanned++;
      if (lineEnd && endLine()) {
        approved = scanned;
      } else if (!lineEnd) {
        state = next(c);
      }
    }
    if (ended && state != State.QUOTED && scanned == filled) {
      approved = filled;
    }
    return approved > given;
  }

  /** Counts a line. @return whether the record ends with it */
  private boolean endLine() {
    line++;
    if (state == State.QUOTED) {
      if (firstLineEnd < 0) {
        firstLineEnd = scanned;
      }
      return false;
    }
    beginRecord();
    return true;
  }

  private void beginRecord() {
    state = State.FIELD_START;
    recordLine = line;
    firstLineEnd = -1;
  }

  private State next(char c) {
    return switch (state) {
      case FIELD_START ->
          c == '"' ? State.QUOTED : c == separator ? State.FIELD_START : State.UNQUOTED;
      case UNQUOTED -> c == separator ? State.FIELD_START : State.UNQUOTED;
      case QUOTED -> c == '"' ? State.QUOTE_IN_QUOTED : State.QUOTED;
      case QUOTE_IN_QUOTED ->
          c == '"' ? State.QUOTED : c == separator ? State.FIELD_START : State.UNQUOTED;
    };
  }

  private boolean refuseIfTooLong() throws IOException {
    boolean neverClosed = ended && state == State.QUOTED && scanned == filled;
    if (!neverClosed && scanned - approved < MAX_RECORD) {
      return false;
    }
    if (state == State.QUOTED) {
      refuse("A quote is opened and never closed.");
    } else {
      refuse("The line is longer than %,d characters.".formatted(MAX_RECORD));
    }
    if (firstLineEnd >= 0) {
      resumeAt(firstLineEnd);
    } else {
      skipLine();
    }
    return true;
  }

  private void refuse(String reason) {
    refusals.accept(new RefusedLine(recordLine, reason));
  }

  private void resumeAt(int position) {
    given = approved = scanned = position;
    line = recordLine + 1;
    beginRecord();
  }

  private void skipLine() throws IOException {
    while (true) {
      while (scanned < filled) {
        char c = buffer[scanned++];
        if (c == '\n' || c == '\r' && !(scanned < filled && buffer[scanned] == '\n')) {
          resumeAt(scanned);
          return;
        }
      }
      given = approved = scanned = filled = 0;
      if (ended) {
        resumeAt(0);
        return;
      }
      fill();
    }
  }

  private void fill() throws IOException {
    if (given > 0) {
      System.arraycopy(buffer, given, buffer, 0, filled - given);
      approved -= given;
      scanned -= given;
      filled -= given;
      firstLineEnd = firstLineEnd < 0 ? -1 : firstLineEnd - given;
      given = 0;
    }
    int count = source.read(buffer, filled, buffer.length - filled);
    if (count < 0) {
      ended = true;
    } else {
      filled += count;
    }
  }
}
