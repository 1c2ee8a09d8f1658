package io.rondo.workers.dialogue;

/**
 * The customer of a case said yes. Published in the transaction that keeps the answer.
 *
 * @param how {@code survey} or {@code confirmed}
 */
public record CustomerSatisfied(String caseCode, String how) {}
