package io.rondo.workers.bounce;

/**
 * What a mail server says of one recipient (RFC 3464), as far as it says anything.
 *
 * @param action failed, delayed, delivered, relayed or expanded; null where it says nothing
 * @param status an enhanced status code (RFC 3463); null for none
 * @param diagnostic the answer of the server that refused; null for none
 * @param text what the report tells people; null for none
 */
public record DeliveryReport(String action, String status, String diagnostic, String text) {}
