package io.rondo.workers.reseller;

/**
 * A lead means something new to a partner.
 *
 * @param state offered, accepted, declined, lapsed, withdrawn, won, lost or not_reached
 */
public record LeadChanged(String code, long partnerId, String state) {}
