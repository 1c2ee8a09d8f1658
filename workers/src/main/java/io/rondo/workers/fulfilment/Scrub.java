package io.rondo.workers.fulfilment;

import java.util.Collection;
import java.util.Map;

/**
 * Port: whom an order must not reach, beyond consent and suppression, and whether it may go out at
 * all. A capability that knows a channel implements it; asked right before an order is packed.
 */
public interface Scrub {

  /** Whether this scrub has a say in an order. */
  boolean covers(Order order);

  /**
   * Refuses the whole order when what the scrub needs is missing or too old.
   *
   * @throws ScrubRefused in a sentence that says what to do
   */
  void mustBeReady(Order order);

  /**
   * Who of these people is left out.
   *
   * @return by delivery: why, at most 40 characters; those who may be reached are absent
   */
  Map<Long, String> suppressed(Order order, Collection<Person> people);

  /** Somebody in an order. */
  record Person(long deliveryId, long customerId) {}
}
