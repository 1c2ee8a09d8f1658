package io.rondo.workers.sandbox;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.partner.Partner;
import java.util.function.BiConsumer;

/**
 * Port: plays the cases of the self-check against the endpoint of a partner. A door implements it.
 */
public interface EndpointCheck {

  /** Whether there is an endpoint to check; what is missing is said by the case that misses it. */
  boolean covers(Partner partner);

  /**
   * Plays every case, in their order, and tells how each went as soon as it is known. Takes as long
   * as the endpoint does.
   *
   * @param sample an order of the sandbox that the partner may fetch
   */
  void run(Partner partner, Order sample, BiConsumer<CheckCase, Verdict> each);

  /**
   * How a case went.
   *
   * @param detail one sentence, nothing of what was answered
   */
  record Verdict(boolean passed, String detail) {}
}
