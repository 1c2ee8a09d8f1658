package io.rondo.workers.fulfilment;

import java.time.Instant;

/** A row of desk_link that may still be used. */
record DeskLinkRow(
    long id,
    long orderId,
    long partnerId,
    String step,
    String email,
    Instant expiresAt,
    Instant usedAt,
    String codeHash,
    Instant codeExpiresAt,
    int codesSent) {

  DeskLink as(DeskLink.Access access) {
    return new DeskLink(id, orderId, step, email, expiresAt, usedAt, access);
  }
}
