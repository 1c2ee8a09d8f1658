package io.rondo.workers.partner;

/**
 * A partner for a deliverable, as the table of partner choice judged it.
 *
 * @param place 1 is proposed; 0 for who cannot make it
 * @param why in a sentence, for people
 * @param priceMinor what the partner asks for all of it
 * @param capacityLeft pieces that it can still make until it is due
 * @param punctuality percent of its orders in time; null for who has had none
 */
public record Proposal(
    long deliverableId,
    long partnerId,
    String partnerCode,
    String partnerName,
    int place,
    String why,
    long priceMinor,
    String currency,
    long capacityLeft,
    Integer punctuality) {

  /** Whether the partner can be chosen. */
  public boolean fits() {
    return place > 0;
  }
}
