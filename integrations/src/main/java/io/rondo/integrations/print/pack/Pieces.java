package io.rondo.integrations.print.pack;

import io.rondo.workers.fulfilment.Order;
import java.io.IOException;

/** Where the pieces of an order come from. */
public interface Pieces {

  /**
   * Gives every piece once, in the order of the recipients; called again it gives the same.
   *
   * @param supplement the number of a supplement, which has only who was missing; 0 for the order
   * @throws io.rondo.workers.fulfilment.PartnerRefused when the order has nothing that could be
   *     printed
   */
  void each(Order order, int supplement, Taker taker) throws IOException;

  /** Takes one piece after the other. */
  @FunctionalInterface
  interface Taker {
    void take(Piece piece) throws IOException;
  }
}
