package io.rondo.workers.customer;

import java.util.List;
import java.util.Map;

/**
 * Port: what another capability keeps about a person. Every bean of this type takes part in export
 * and erasure.
 */
public interface PersonalData {

  /** The name of the section in the export, for example {@code consents}. */
  String section();

  /** Everything kept about this customer, readable by the person; empty when nothing is kept. */
  List<Map<String, Object>> of(long customerId);

  /**
   * Makes what is kept anonymous, in the transaction of the erasure and before the customer's own
   * row changes. Counts may stay, words may not.
   */
  default void erase(long customerId) {}
}
