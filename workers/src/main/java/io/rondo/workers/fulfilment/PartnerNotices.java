package io.rondo.workers.fulfilment;

import io.rondo.workers.partner.Partner;

/** Port: the way to remind a partner's contact by mail. A door implements it. */
public interface PartnerNotices {

  /**
   * Asks for a step. Safe to call again: at worst the contact reads it twice.
   *
   * @param step answer, draft, production, handover or recipients
   * @throws RuntimeException when nothing could be sent now; try again later
   */
  void remind(Order order, Partner partner, String step);
}
