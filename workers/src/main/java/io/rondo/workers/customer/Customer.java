package io.rondo.workers.customer;

import java.time.Instant;
import java.util.Map;

/**
 * A person the company knows.
 *
 * @param number the company's own customer number
 * @param email null when unknown or erased
 * @param emailHash see {@link EmailHash}; null when there is no address
 * @param phone in E.164; null when unknown or erased
 * @param phoneHash see {@link PhoneHash}
 * @param country two letters of ISO 3166-1
 * @param postalHash see {@link PostalHash}; null while the address is not complete
 * @param timeZone by its IANA name, for example Europe/Oslo; null when unknown
 * @param attributes by attribute name: BigDecimal, Boolean, String or LocalDate; absent when empty
 * @param erasedAt null while the person is not erased
 */
public record Customer(
    long id,
    String number,
    String email,
    String emailHash,
    String firstName,
    String lastName,
    String language,
    String phone,
    String phoneHash,
    String addressLine1,
    String addressLine2,
    String postalCode,
    String city,
    String country,
    String postalHash,
    String timeZone,
    Map<String, Object> attributes,
    Instant createdAt,
    Instant erasedAt) {

  /**
   * The hash of the address that a channel uses; null when there is none.
   *
   * @param channel email, letter, postcard or call
   * @throws IllegalArgumentException for another one
   */
  public String addressHash(String channel) {
    return switch (channel) {
      case "email" -> emailHash;
      case "letter", "postcard" -> postalHash;
      case "call" -> phoneHash;
      default -> throw new IllegalArgumentException("No channel: " + channel);
    };
  }
}
