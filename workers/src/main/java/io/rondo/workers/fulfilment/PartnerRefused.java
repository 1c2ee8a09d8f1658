package io.rondo.workers.fulfilment;

/** A partner said no to an order, or it cannot be made for this partner: the message says why. */
public class PartnerRefused extends RuntimeException {

  /**
   * @param message one sentence without anything personal
   */
  public PartnerRefused(String message) {
    super(message);
  }
}
