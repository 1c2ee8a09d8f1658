package io.rondo.workers.customer;

import java.time.Instant;
import java.util.Map;

/**
 * A person the company knows.
 *
 * @param number the company's own customer number
 * @param email null when unknown or erased
 * @param emailHash see {@link EmailHash}; null when there is no address
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
    Map<String, Object> attributes,
    Instant createdAt,
    Instant erasedAt) {}
