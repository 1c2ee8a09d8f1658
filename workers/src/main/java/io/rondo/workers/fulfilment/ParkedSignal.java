package io.rondo.workers.fulfilment;

import java.time.Instant;

/**
 * Something a partner told that nobody could act upon yet.
 *
 * @param id of its row, for a retry
 * @param kind see {@link PartnerSignal.Kind}, in small letters
 * @param why one sentence
 */
public record ParkedSignal(
    long id,
    long partnerId,
    String signalId,
    String way,
    String orderCode,
    String kind,
    Instant receivedAt,
    String why) {

  static ParkedSignal of(SignalMapper.Stored stored) {
    return new ParkedSignal(
        stored.id(),
        stored.partnerId(),
        stored.signalId(),
        stored.way(),
        stored.orderCode(),
        stored.kind(),
        stored.receivedAt(),
        stored.effect());
  }
}
