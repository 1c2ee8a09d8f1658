package io.rondo.workers.fulfilment;

import io.rondo.workers.fulfilment.Bodies.ReturnedLine;
import io.rondo.workers.fulfilment.Bodies.ReturnsBody;
import io.rondo.workers.fulfilment.SignalMapper.Stored;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What came back: a response of the person it was meant for, whatever became of the order. */
@Component
class ReturnsReader implements SignalKindReader {

  private static final String WHAT = "returned";
  private static final Set<String> CODES = Set.of("moved", "unknown", "refused", "deceased");

  private final RecipientMapper recipients;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  ReturnsReader(RecipientMapper recipients, ApplicationEventPublisher events, Clock clock) {
    this.recipients = recipients;
    this.events = events;
    this.clock = clock;
  }

  @Override
  public PartnerSignal.Kind kind() {
    return PartnerSignal.Kind.RETURNS;
  }

  @Override
  public Read read(HeldOrder order, Stored signal, Instant at) {
    ReturnsBody body = Bodies.read(signal.body(), ReturnsBody.class);
    check(order, body);
    if (!order.isSubmitted()) {
      return Read.without(WHAT, Effect.EARLY, "The order is not handed over yet.");
    }
    int returned = 0;
    for (ReturnedLine line : body.returned()) {
      int no = Bodies.recipient(line.recipient());
      if (recipients.comeBack(order.id, no, line.code(), clock.instant()) == 1) {
        returned++;
        tell(order, no, line, at);
      }
    }
    if (returned == 0) {
      return Read.without(WHAT, Effect.REPEATED, "Nothing of this is new.");
    }
    order.returned += returned;
    return Read.moved(WHAT, returned + (returned == 1 ? " piece" : " pieces") + " came back.");
  }

  private void tell(HeldOrder order, int no, ReturnedLine line, Instant at) {
    RecipientMapper.Row row = recipients.find(order.id, no);
    if (row.deliveryId() != null) {
      events.publishEvent(
          new RecipientReturned(
              order.partnerCode,
              order.campaignId,
              row.deliveryId(),
              row.customerId(),
              line.code(),
              order.code + "/" + Recipient.ref(no),
              order.packedAt == null ? order.submittedAt : order.packedAt,
              line.on() == null ? at : line.on().atStartOfDay(ZoneOffset.UTC).toInstant()));
    }
  }

  private void check(HeldOrder order, ReturnsBody body) {
    if (body.returned() == null || body.returned().isEmpty()) {
      throw new SignalRefused("returned names no recipient.");
    }
    int size = recipients.size(order.id);
    for (ReturnedLine line : body.returned()) {
      if (line == null || Bodies.recipient(line.recipient()) > size) {
        throw new SignalRefused(
            "returned names a recipient that the order does not have: it has r1 to r%d."
                .formatted(size));
      }
      if (line.code() == null || !CODES.contains(line.code())) {
        throw new SignalRefused("code is moved, unknown, refused or deceased.");
      }
    }
  }
}
