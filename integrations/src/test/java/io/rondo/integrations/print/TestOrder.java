package io.rondo.integrations.print;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Cancellation;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import java.math.BigDecimal;
import java.time.Instant;

/** Orders as the gateways get them. */
public final class TestOrder {

  public static final Instant PLACED = Instant.parse("2026-11-23T09:00:00Z");

  private TestOrder() {}

  public static Order of(String code, DeliverableKind kind, int quantity) {
    return of(code, kind, quantity, 7, null, null);
  }

  public static Order letters(String code) {
    return of(code, DeliverableKind.LETTER, 3);
  }

  /** It was handed over. */
  public static Order submitted(String code) {
    return of(code, DeliverableKind.LETTER, 3, 7, null, null, PLACED);
  }

  public static Order of(
      String code,
      DeliverableKind kind,
      int quantity,
      long partnerId,
      String reference,
      Cancellation cancellation) {
    return of(code, kind, quantity, partnerId, reference, cancellation, null);
  }

  private static Order of(
      String code,
      DeliverableKind kind,
      int quantity,
      long partnerId,
      String reference,
      Cancellation cancellation,
      Instant submittedAt) {
    return new Order(
        41,
        code,
        5L,
        "C-2026-0042",
        12L,
        kind,
        "Spring letter & more",
        partnerId,
        1,
        false,
        OrderState.APPROVED,
        cancellation,
        null,
        quantity,
        1500,
        new BigDecimal("45.5000"),
        "EUR",
        null,
        "Please print on white paper.",
        Instant.parse("2026-12-01T17:00:00Z"),
        reference,
        null,
        null,
        0,
        null,
        null,
        null,
        PLACED,
        submittedAt,
        null,
        null,
        null,
        null,
        null,
        1,
        PLACED);
  }
}
