package io.rondo.workers.fulfilment;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;

/** Behind which order a page begins: when that one changed last, and its id. */
record OrderCursor(Instant at, long id) {

  static OrderCursor behind(Order order) {
    return new OrderCursor(order.updatedAt(), order.id());
  }

  String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((at + "/" + id).getBytes(StandardCharsets.US_ASCII));
  }

  /** The beginning where there is no text. @throws IllegalArgumentException when it is no cursor */
  static OrderCursor read(String text) {
    if (text == null || text.isBlank()) {
      return new OrderCursor(null, 0);
    }
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/");
      return new OrderCursor(Instant.parse(parts[0]), Long.parseLong(parts[1]));
    } catch (IllegalArgumentException | DateTimeParseException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("That is no cursor of a page of orders.", e);
    }
  }
}
