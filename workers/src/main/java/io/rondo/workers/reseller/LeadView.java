package io.rondo.workers.reseller;

import java.time.Instant;

/**
 * A lead as the partner sees it to whom it was offered.
 *
 * @param state what it is to this partner: offered, accepted, declined, lapsed, withdrawn, won,
 *     lost or not_reached
 * @param country where the person lives; null when unknown
 * @param contact who it is; null until this partner has accepted, and after it has lost the lead
 */
public record LeadView(
    String code,
    String state,
    String campaign,
    String why,
    String country,
    String language,
    Instant offeredAt,
    Instant dueAt,
    Contact contact,
    Long valueMinor,
    String currency) {

  /** Who it is. */
  public record Contact(
      String firstName,
      String lastName,
      String email,
      String phone,
      String addressLine1,
      String addressLine2,
      String postalCode,
      String city,
      String country) {}
}
