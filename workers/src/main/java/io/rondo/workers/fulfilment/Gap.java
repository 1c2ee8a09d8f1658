package io.rondo.workers.fulfilment;

import java.util.List;

/**
 * Whether the counts of an order add up.
 *
 * @param counts people by state
 * @param missing the numbers of those without an outcome, the lowest first; at most 1,000
 * @param reconciled whether nothing is missing
 */
public record Gap(RecipientCounts counts, List<Integer> missing, boolean reconciled) {}
