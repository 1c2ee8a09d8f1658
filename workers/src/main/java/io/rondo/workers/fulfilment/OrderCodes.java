package io.rondo.workers.fulfilment;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Codes of orders: {@code po_} and a ULID, 48 bits of time and 80 of chance in the alphabet of
 * Crockford. Nobody guesses one from another.
 */
@Component
class OrderCodes {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final int CHANCE_BITS = 80;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  OrderCodes(Clock clock) {
    this.clock = clock;
  }

  String next() {
    BigInteger value =
        BigInteger.valueOf(clock.millis())
            .shiftLeft(CHANCE_BITS)
            .or(new BigInteger(CHANCE_BITS, random));
    StringBuilder code = new StringBuilder();
    for (int i = LENGTH - 1; i >= 0; i--) {
      code.append(ALPHABET.charAt(value.shiftRight(5 * i).intValue() & 31));
    }
    return "po_" + code;
  }
}
