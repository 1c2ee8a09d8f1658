package io.rondo.integrations.email;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The quoted-printable encoding of RFC 2045, 6.7, for text in UTF-8. */
final class QuotedPrintable {

  /** A line has at most 76 characters, the = that breaks it included. */
  private static final int LINE = 75;

  private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

  private QuotedPrintable() {}

  /** Appends the text; any line end becomes CRLF, and the last line is ended. */
  static void encode(String text, ByteArrayOutputStream out) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int column = 0;
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xFF;
      if (b == '\r' && i + 1 < bytes.length && bytes[i + 1] == '\n') {
        continue;
      }
      if (b == '\n' || b == '\r') {
        newLine(out);
        column = 0;
        continue;
      }
      boolean plain = isPlain(b) && !(isBlank(b) && endsLine(bytes, i));
      int width = plain ? 1 : 3;
      if (column + width > LINE) {
        out.write('=');
        newLine(out);
        column = 0;
      }
      if (plain) {
        out.write(b);
      } else {
        out.write('=');
        out.write(HEX[b >> 4]);
        out.write(HEX[b & 15]);
      }
      column += width;
    }
    if (column > 0) {
      newLine(out);
    }
  }

  private static boolean isPlain(int b) {
    return (b >= ' ' && b <= '~' && b != '=') || b == '\t';
  }

  private static boolean isBlank(int b) {
    return b == ' ' || b == '\t';
  }

  /** A blank before a line end would be lost on the way. */
  private static boolean endsLine(byte[] bytes, int i) {
    return i + 1 == bytes.length || bytes[i + 1] == '\n' || bytes[i + 1] == '\r';
  }

  private static void newLine(ByteArrayOutputStream out) {
    out.write('\r');
    out.write('\n');
  }
}
