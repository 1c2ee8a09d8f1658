package io.rondo.workers.audience;

import java.time.Instant;

/**
 * The audience that the ledger holds for a campaign.
 *
 * @param expression the FEEL that found it, with a segment's name resolved
 * @param definition SHA-256 (hex) over everything that decided who gets what, see {@link
 *     Audiences#definition}; empty for what was frozen before Rondo kept it
 * @param people everyone in the segment, each with a row in the ledger
 * @param planned those of them who will be mailed, as far as was known when it was frozen
 * @param checksum one number over who would be mailed with which cell; 0 where it was not kept
 */
public record Frozen(
    String expression,
    String definition,
    long people,
    long planned,
    long checksum,
    Instant frozenAt) {}
