package io.rondo.workers.delivery;

/**
 * What a link of ours says: whose mail, and which link of it (0 for pixel and unsubscribe; of an
 * answer the number of its option).
 */
public record Tracked(long deliveryId, int linkNo) {}
