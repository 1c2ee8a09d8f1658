package io.rondo.workers.token;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * Names that nobody can guess and that sort by the millisecond they were made in: 26 characters, 48
 * bits of time and 80 of chance (https://github.com/ulid/spec). Thread-safe.
 */
public final class Ulid {

  private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();
  private static final int TIME_CHARACTERS = 10;
  private static final int CHANCE_CHARACTERS = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ulid() {}

  /** A new one for that moment. */
  public static String of(Instant moment) {
    char[] text = new char[TIME_CHARACTERS + CHANCE_CHARACTERS];
    long time = moment.toEpochMilli();
    for (int i = TIME_CHARACTERS - 1; i >= 0; i--) {
      text[i] = CROCKFORD[(int) (time & 31)];
      time >>>= 5;
    }
    byte[] chance = new byte[CHANCE_CHARACTERS];
    RANDOM.nextBytes(chance);
    for (int i = 0; i < CHANCE_CHARACTERS; i++) {
      text[TIME_CHARACTERS + i] = CROCKFORD[chance[i] & 31];
    }
    return new String(text);
  }
}
