package io.rondo.integrations.mailbox;

import java.time.Instant;

/** A mail as it was received. */
record Kept(
    String id, Instant receivedAt, String envelopeFrom, String envelopeTo, byte[] message) {}
