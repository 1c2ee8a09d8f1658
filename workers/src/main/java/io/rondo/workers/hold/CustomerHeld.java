package io.rondo.workers.hold;

/**
 * Marketing leaves this person in peace from now on. Published as a Spring event inside the
 * transaction of the first hold: whoever has something planned for them holds it back there and
 * then. A second hold of the same person is not told.
 *
 * @param caseCode the case that holds, for example {@code S-2026-0001}
 */
public record CustomerHeld(long customerId, String caseCode) {}
