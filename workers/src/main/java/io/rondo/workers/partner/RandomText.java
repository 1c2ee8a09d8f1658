package io.rondo.workers.partner;

import java.security.SecureRandom;

/** Text that nobody can guess, of letters and digits: a double click selects all of it. */
final class RandomText {

  private static final String SIGNS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** So many of these signs hold at least 256 bits: 43 · log2(62) = 256.03. */
  static final int SIGNS_OF_256_BITS = 43;

  private RandomText() {}

  static String of(int signs) {
    StringBuilder text = new StringBuilder(signs);
    for (int i = 0; i < signs; i++) {
      text.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
    }
    return text.toString();
  }
}
