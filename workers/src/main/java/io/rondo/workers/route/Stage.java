package io.rondo.workers.route;

import java.util.List;

/**
 * Reviewers who work at the same time, or one after the other.
 *
 * @param inSequence one after the other, in the order of the table
 * @param quorum how many different people have to approve, from 1
 */
public record Stage(int number, boolean inSequence, int quorum, List<RoutedDuty> duties) {}
