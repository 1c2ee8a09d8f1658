package io.rondo.workers.response;

import io.rondo.workers.call.CallAnswered;
import io.rondo.workers.call.Disposition;
import io.rondo.workers.fulfilment.RecipientReturned;
import io.rondo.workers.reseller.Referred;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What people answered to a partner: stored like every other response, in the transaction in which
 * the partner's word was taken.
 */
@Component
class PartnerResponses {

  private final EventStore store;

  PartnerResponses(EventStore store) {
    this.store = store;
  }

  /**
   * A call that interests somebody is a response; one that sells is a conversion, too, or a
   * purchase where the caller says what it was worth.
   */
  @EventListener
  void answered(CallAnswered call) {
    store.insert(
        event(call, call.key(), "call").detail(call.disposition().name().toLowerCase(Locale.ROOT)));
    if (call.disposition() == Disposition.SALE) {
      String kind = call.amountMinor() == null ? "conversion" : "purchase";
      store.insert(
          event(call, call.key() + ":sale", kind).paid(call.amountMinor(), call.currency()));
    }
  }

  /** A letter or postcard came back: told by its partner, once a piece. */
  @EventListener
  void returned(RecipientReturned piece) {
    store.insert(
        Told.of(piece.partnerCode(), piece.signalKey(), "returned")
            .customer(piece.customerId())
            .campaign(piece.campaignId())
            .delivery(piece.deliveryId())
            .at(piece.at()));
  }

  /** Somebody went to a partner who serves them better, or came from one. */
  @EventListener
  void referred(Referred referral) {
    store.insert(
        Told.of(
                "referral",
                referral.code() + (referral.toPartner() ? ":given" : ":brought"),
                "referral")
            .customer(referral.customerId())
            .campaign(referral.campaignId())
            .detail(referral.toPartner() ? "given" : "brought")
            .at(referral.at()));
  }

  private static Told event(CallAnswered call, String key, String kind) {
    return Told.of("call", key, kind)
        .from("call")
        .customer(call.customerId())
        .campaign(call.campaignId())
        .delivery(call.deliveryId())
        .at(call.at());
  }
}
