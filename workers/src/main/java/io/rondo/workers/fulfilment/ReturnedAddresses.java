package io.rondo.workers.fulfilment;

import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What a returned piece means for the person's next one:
 *
 * <ul>
 *   <li>moved, unknown: the postal address of this person is not used any more until it changes.
 *       Others in the house still get theirs, since an address stands for the whole house;
 *   <li>refused: the person withdraws the consent for letters and postcards;
 *   <li>deceased: the consent for every channel ends, and every address of the person is suppressed
 *       and taken out of open orders, as after a call that was told so.
 * </ul>
 *
 * All in the transaction that keeps the return.
 */
@Component
class ReturnedAddresses {

  private final Customers customers;
  private final Consents consents;
  private final Suppressions suppressions;
  private final Removals removals;

  ReturnedAddresses(
      Customers customers, Consents consents, Suppressions suppressions, Removals removals) {
    this.customers = customers;
    this.consents = consents;
    this.suppressions = suppressions;
    this.removals = removals;
  }

  @EventListener
  void returned(RecipientReturned piece) {
    switch (piece.code()) {
      case "moved", "unknown" -> customers.unlinkPost(piece.customerId(), piece.addressedAt());
      case "refused" -> withdraw(piece, List.of(Consents.LETTER, Consents.POSTCARD));
      case "deceased" -> {
        withdraw(piece, Consents.CHANNELS);
        customers.find(piece.customerId()).ifPresent(this::suppress);
      }
      default -> throw new IllegalArgumentException("No piece comes back as " + piece.code());
    }
  }

  private void withdraw(RecipientReturned piece, List<String> channels) {
    String evidence = "returned piece " + piece.signalKey() + ", " + piece.code();
    for (String channel : channels) {
      consents.record(
          piece.customerId(), channel, Consents.MARKETING, false, piece.at(), evidence, null);
    }
  }

  private void suppress(Customer customer) {
    for (String channel : List.of(Consents.EMAIL, Consents.LETTER, Consents.CALL)) {
      String hash = customer.addressHash(channel);
      if (hash != null) {
        suppressions.suppress(channel, hash, SuppressionReason.DECEASED);
        removals.remove(channel, hash, "deceased");
      }
    }
  }
}
