package io.rondo.workers.partner;

import java.time.Instant;

/**
 * One try to deliver a message.
 *
 * @param status null when nothing answered
 * @param error in our words; null when it went well
 */
public record WebhookTry(long id, Instant triedAt, Integer status, String error, int tookMs) {}
