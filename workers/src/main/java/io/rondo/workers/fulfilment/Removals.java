package io.rondo.workers.fulfilment;

import io.rondo.workers.consent.Consents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes people out of every order that can still leave them out, whoever's order it is, and tells
 * the partners that may have them in a package. What was handed over is gone.
 */
@Service
public class Removals {

  private final RemovalMapper mapper;
  private final Recipients recipients;
  private final ApplicationEventPublisher events;

  Removals(RemovalMapper mapper, Recipients recipients, ApplicationEventPublisher events) {
    this.mapper = mapper;
    this.recipients = recipients;
    this.events = events;
  }

  /**
   * Nobody with this address stays in an order; twice is once.
   *
   * @param channel email, letter, postcard or call; what holds for letters holds for postcards
   * @param addressHash of the address or number
   * @param reason a short word for the ledger
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void remove(String channel, String addressHash, String reason) {
    events.publishEvent(new AddressBarred(channel, addressHash, reason));
    Map<Long, List<RemovalMapper.Held>> byOrder = new TreeMap<>();
    for (RemovalMapper.Held held : held(channel, addressHash)) {
      if (recipients.settle(held.orderId(), held.recipientNo(), "suppressed", reason)) {
        byOrder.computeIfAbsent(held.orderId(), any -> new ArrayList<>()).add(held);
      }
    }
    byOrder.values().forEach(people -> tell(people, reason));
  }

  private List<RemovalMapper.Held> held(String channel, String addressHash) {
    return switch (channel) {
      case Consents.CALL -> mapper.byPhone(addressHash);
      case Consents.LETTER, Consents.POSTCARD -> mapper.byPost(addressHash);
      default -> List.of(); // no order reaches anybody that way
    };
  }

  /** Before the package is made, its partner knows of nobody in it. */
  private void tell(List<RemovalMapper.Held> people, String reason) {
    RemovalMapper.Held one = people.get(0);
    if (one.packed()) {
      events.publishEvent(
          new RecipientsRemoved(
              one.orderId(),
              one.code(),
              one.partnerId(),
              people.stream().map(held -> Recipient.ref(held.recipientNo())).toList(),
              reason,
              false));
    }
  }
}
