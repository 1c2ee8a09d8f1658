package io.rondo.workers.delivery;

import java.time.Instant;

/** A mail in the demo mailbox, as a list shows it. */
public record MailSummary(String id, String from, String to, String subject, Instant receivedAt) {}
