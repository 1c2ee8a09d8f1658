package io.rondo.integrations.print.pack;

/**
 * What one recipient gets, ready to be pressed. Seeds look like everybody else.
 *
 * @param ref how the vendor knows the recipient, for example {@code r17}
 * @param company null for a private address, as may addressLine2 be
 * @param html the page
 */
public record Piece(
    String ref,
    String name,
    String company,
    String addressLine1,
    String addressLine2,
    String postalCode,
    String city,
    String country,
    String language,
    String html) {}
