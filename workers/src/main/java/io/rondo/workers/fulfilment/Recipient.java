package io.rondo.workers.fulfilment;

/**
 * Somebody an order reaches.
 *
 * @param no from 1, in the order of the package
 * @param deliveryId the person's line of the ledger; null for a seed
 * @param customerId null for a seed
 * @param state ordered, accepted, rejected, suppressed, withdrawn, done or failed
 * @param reason of a rejection, suppression or failure; else null
 */
public record Recipient(
    int no, Long deliveryId, boolean seed, Long customerId, String state, String reason) {

  /** How partners call this person, for example {@code r17}. */
  public String ref() {
    return ref(no);
  }

  /** How partners call the person of that number. */
  public static String ref(int no) {
    return "r" + no;
  }
}
