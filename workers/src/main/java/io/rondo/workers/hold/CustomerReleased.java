package io.rondo.workers.hold;

/**
 * Nothing holds this person any more. Published as a Spring event inside the transaction that
 * releases the last hold: whoever held something back decides there and then whether it still makes
 * sense.
 *
 * @param caseCode the case that held last, for example {@code S-2026-0001}
 */
public record CustomerReleased(long customerId, String caseCode) {}
