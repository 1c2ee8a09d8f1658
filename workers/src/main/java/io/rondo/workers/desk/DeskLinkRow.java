package io.rondo.workers.desk;

import java.time.Instant;

/** A row of desk_link that may still be used. */
record DeskLinkRow(
    long id,
    long orderId,
    long partnerId,
    String step,
    String email,
    Instant expiresAt,
    Instant usedAt) {

  DeskLink as(DeskLink.Access access) {
    return new DeskLink(id, orderId, step, email, expiresAt, usedAt, access);
  }
}
