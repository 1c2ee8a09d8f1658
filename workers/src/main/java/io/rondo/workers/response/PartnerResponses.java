package io.rondo.workers.response;

import io.rondo.workers.call.CallAnswered;
import io.rondo.workers.call.Disposition;
import io.rondo.workers.fulfilment.RecipientReturned;
import io.rondo.workers.reseller.Referred;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What people answered to a partner: stored like every other response, in the transaction in which
 * the partner's word was taken.
 */
@Component
class PartnerResponses {

  private final EventStore store;
  private final Clock clock;

  PartnerResponses(EventStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A call that interests somebody is a response; one that sells is a conversion, too, or a
   * purchase where the caller says what it was worth.
   */
  @EventListener
  void answered(CallAnswered call) {
    store.insert(event(call, call.key(), "call", null, null));
    if (call.disposition() == Disposition.SALE) {
      String kind = call.amountMinor() == null ? "conversion" : "purchase";
      store.insert(event(call, call.key() + ":sale", kind, call.amountMinor(), call.currency()));
    }
  }

  /** A letter or postcard came back: told by its partner, once a piece. */
  @EventListener
  void returned(RecipientReturned piece) {
    store.insert(
        new ResponseEvent(
            piece.partnerCode(),
            piece.signalKey(),
            "returned",
            null,
            piece.customerId(),
            piece.campaignId(),
            piece.deliveryId(),
            null,
            null,
            null,
            Actor.HUMAN.text(),
            piece.at(),
            clock.instant()));
  }

  /** Somebody went to a partner who serves them better, or came from one. */
  @EventListener
  void referred(Referred referral) {
    store.insert(
        new ResponseEvent(
            "referral",
            referral.code() + (referral.toPartner() ? ":given" : ":brought"),
            "referral",
            null,
            referral.customerId(),
            referral.campaignId(),
            null,
            null,
            null,
            null,
            Actor.HUMAN.text(),
            referral.at(),
            clock.instant()));
  }

  private ResponseEvent event(
      CallAnswered call, String key, String kind, Long amountMinor, String currency) {
    return new ResponseEvent(
        "call",
        key,
        kind,
        null,
        call.customerId(),
        call.campaignId(),
        call.deliveryId(),
        null,
        amountMinor,
        currency,
        Actor.HUMAN.text(),
        call.at(),
        clock.instant());
  }
}
