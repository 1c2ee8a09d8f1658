package io.rondo.workers.fulfilment;

import java.util.Map;

/**
 * One piece of a package.
 *
 * @param ref how the partner calls it, for example {@code r17}
 * @param seed an address of our own that receives a piece of every batch
 * @param phone in E.164; null where the order calls nobody
 * @param deliveryId for links of the person's own; null for seeds and samples
 * @param contentVersionId what it says; null where the order has no content
 * @param fields values for our own rendering, by token; not for partners
 */
public record PackedRecipient(
    int no,
    String ref,
    boolean seed,
    String name,
    String company,
    String addressLine1,
    String addressLine2,
    String postalCode,
    String city,
    String country,
    String language,
    String phone,
    String timeZone,
    Long deliveryId,
    Long contentVersionId,
    Map<String, Object> fields) {}
