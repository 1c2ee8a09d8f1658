package io.rondo.workers.customer;

import java.net.IDN;

/**
 * Whether a text can be the address of a person's mailbox (RFC 5321 as used in practice, with the
 * international addresses of RFC 6531): nothing that could break out of a header.
 */
public final class EmailAddress {

  private static final int MAX = 254;
  private static final int MAX_LOCAL = 64;
  private static final int MAX_LABEL = 63;
  private static final String ALLOWED_IN_LOCAL = ".!#$%&'*+-/=?^_`{|}~";

  private EmailAddress() {}

  /** Whether it is one. */
  public static boolean isValid(String text) {
    int at = text.lastIndexOf('@');
    return text.length() <= MAX
        && at > 0
        && at <= MAX_LOCAL
        && isLocalPart(text, at)
        && isDomain(text.substring(at + 1));
  }

  private static boolean isLocalPart(String text, int end) {
    char before = '.';
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      if (c == '.' && before == '.' || !isLetterOrDigit(c) && ALLOWED_IN_LOCAL.indexOf(c) < 0) {
        return false;
      }
      before = c;
    }
    return before != '.';
  }

  private static boolean isDomain(String domain) {
    String ascii = ascii(domain);
    if (ascii == null || ascii.indexOf('.') < 0) {
      return false;
    }
    int start = 0;
    while (start <= ascii.length()) {
      int dot = ascii.indexOf('.', start);
      int end = dot < 0 ? ascii.length() : dot;
      if (!isLabel(ascii, start, end)) {
        return false;
      }
      start = end + 1;
    }
    return true;
  }

  private static boolean isLabel(String domain, int start, int end) {
    if (end <= start || end - start > MAX_LABEL) {
      return false;
    }
    for (int i = start; i < end; i++) {
      char c = domain.charAt(i);
      boolean edge = i == start || i == end - 1;
      if (!isAsciiLetterOrDigit(c) && (c != '-' || edge)) {
        return false;
      }
    }
    return true;
  }

  private static String ascii(String domain) {
    if (domain.chars().allMatch(c -> c < 128)) {
      return domain;
    }
    try {
      return IDN.toASCII(domain);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isLetterOrDigit(char c) {
    return isAsciiLetterOrDigit(c)
        || c >= 0xA0
            && (Character.isLetterOrDigit(c)
                || Character.isSurrogate(c)
                || Character.getType(c) == Character.NON_SPACING_MARK);
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }
}
