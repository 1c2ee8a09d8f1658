package io.rondo.workers.reseller;

/**
 * Where a reseller sells.
 *
 * @param country ISO code
 * @param postalPrefix empty for the whole country
 * @param place who is asked first where several sell: 1
 */
public record Region(
    long partnerId,
    String partnerCode,
    String partnerName,
    String country,
    String postalPrefix,
    int place) {}
