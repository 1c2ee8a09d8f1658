package io.rondo.forms.fulfilment;

import java.math.BigDecimal;

/** Something that was typed at the desk cannot be so; the message says what to do. */
class DeskWrong extends RuntimeException {

  DeskWrong(String message) {
    super(message);
  }

  /** An amount of money such as 120 or 120.50 in minor units. */
  static long minor(String typed) {
    try {
      long minor = new BigDecimal(typed.replace(',', '.')).movePointRight(2).longValueExact();
      if (minor >= 0) {
        return minor;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // said below
    }
    throw new DeskWrong("Write what it costs as an amount such as 120 or 120.50; 0 for nothing.");
  }
}
