package io.rondo.integrations.social.bluesky;

import io.rondo.workers.token.Sha256;
import java.time.Instant;

/**
 * The key of a record, made of its time and ours so that it is always the same: a TID of the AT
 * Protocol, 53 bits of microseconds and 10 of a clock, in 13 characters that sort by time.
 */
final class RecordKey {

  private static final String LETTERS = "234567abcdefghijklmnopqrstuvwxyz";
  private static final int LENGTH = 13;

  private RecordKey() {}

  /** The milliseconds are those of the time; what is finer, and the clock, tell our keys apart. */
  static String of(String key, Instant at) {
    int hash = Sha256.bits31(key);
    long micros = at.toEpochMilli() * 1000 + hash % 1000;
    long value = micros << 10 | hash / 1000 % 1024;
    StringBuilder text = new StringBuilder();
    for (int i = LENGTH - 1; i >= 0; i--) {
      text.append(LETTERS.charAt((int) (value >>> (5 * i) & 31)));
    }
    return text.toString();
  }
}
