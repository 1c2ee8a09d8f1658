package io.rondo.workers.fulfilment;

import io.rondo.workers.partner.Partner;

/**
 * Port: a way to hand orders to partners. A door implements it, one bean a transport: it opens the
 * connection, packs and translates; this room does not.
 */
public interface PartnerGateway {

  /** The transport it serves. */
  Partner.Transport transport();

  /**
   * Hands an order over. Called again after a crash or a lost answer: the partner must then have
   * one order all the same (same code, same idempotency key, same file name).
   *
   * @throws PartnerUnreachable when it should be tried again later
   * @throws PartnerRefused when the partner says no, or the order cannot be made for it
   */
  Submission submit(Order order, Partner partner);

  /**
   * Hands over once more what is missing of an order, and only that: a supplement with a name of
   * its own beside the order's. Called again after a crash or a lost answer it is the same one.
   *
   * @param no of the supplement, 1, 2 ...
   * @return false where this way has no packages: then the partner is only asked
   * @throws PartnerUnreachable when it should be tried again later
   * @throws PartnerRefused when the partner says no
   */
  default boolean supplement(Order order, int no, Partner partner) {
    return false;
  }

  /**
   * Asks the partner to stop. Twice is once.
   *
   * @return what is known at once; {@link CancelAnswer#LATER} when the partner answers by itself
   * @throws PartnerUnreachable when it should be tried again later
   */
  CancelAnswer cancel(Order order, Partner partner);

  /**
   * What is known after an order was handed over.
   *
   * @param reference the partner's own number; null when it has none yet
   * @param packageSha256 of what was handed over; null where there is no package
   * @param accepted whether the partner said yes at once; otherwise it answers later
   */
  record Submission(String reference, String packageSha256, boolean accepted) {}

  /** What a partner says to the wish to stop. */
  enum CancelAnswer {
    CANCELLED,
    REFUSED,
    LATER
  }
}
