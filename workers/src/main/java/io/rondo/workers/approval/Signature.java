package io.rondo.workers.approval;

import io.rondo.workers.route.RoutedDuty;
import io.rondo.workers.seal.Part;
import io.rondo.workers.seal.Seal;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Somebody's yes to parts of a campaign as they were.
 *
 * @param duty the name of the duty that was signed for
 * @param covered the fingerprint of each part that it stands for
 */
record Signature(
    long decisionId, int stage, String duty, String person, Map<Part, String> covered) {

  /** The parts that are no longer as they were when the duty was signed last; none if never. */
  static Set<Part> changedSinceLast(RoutedDuty duty, Seal now, Collection<Signature> oldestFirst) {
    return oldestFirst.stream()
        .filter(signature -> signature.duty().equals(duty.name()))
        .reduce((earlier, later) -> later)
        .map(last -> now.changedSince(last.covered()))
        .orElse(Set.of());
  }

  /** Whether no letter of what was signed has changed. */
  boolean stands(Seal now) {
    return now.changedSince(covered).isEmpty();
  }

  /** Whether it stands and is all that this duty asks for now. */
  boolean fulfils(RoutedDuty wanted, Seal now) {
    return duty.equals(wanted.name())
        && covered.keySet().containsAll(wanted.covers())
        && stands(now);
  }
}
