package io.rondo.workers.delivery;

/** What a link of ours says: whose mail, and which link of it (0 for pixel and unsubscribe). */
public record Tracked(long deliveryId, int linkNo) {}
