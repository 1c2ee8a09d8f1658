package io.rondo.workers.reseller;

/**
 * The centre has approved or returned a kit.
 *
 * @param state approved or returned
 */
public record KitDecided(String code, long partnerId, String state, boolean test) {}
