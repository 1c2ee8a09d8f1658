package io.rondo.workers.approval;

import io.rondo.workers.route.Route;
import io.rondo.workers.route.RoutedDuty;
import io.rondo.workers.route.Stage;
import io.rondo.workers.seal.Part;
import io.rondo.workers.seal.Seal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one question of a release: does every signature that the route asks for stand for exactly
 * what would go out?
 */
final class Sufficiency {

  private Sufficiency() {}

  /** A sentence for each thing that is missing; empty when the campaign may go out. */
  static List<String> missing(Route route, Seal now, Collection<Signature> signatures) {
    List<String> missing = new ArrayList<>();
    Set<Part> uncovered = EnumSet.allOf(Part.class);
    for (Stage stage : route.stages()) {
      StageVotes votes = new StageVotes(stage, now, signatures, Map.of());
      for (RoutedDuty duty : stage.duties()) {
        votes
            .signature(duty)
            .ifPresentOrElse(
                signature -> uncovered.removeAll(duty.covers()),
                () -> {
                  if (duty.required()) {
                    missing.add(duty.name() + ": " + why(duty, now, signatures));
                  }
                });
      }
      if (votes.state() != StageState.PASSED && missing.isEmpty()) {
        missing.add(
            "Stage %d: fewer than %d people have signed."
                .formatted(stage.number(), stage.quorum()));
      }
    }
    if (missing.isEmpty()) {
      uncovered.forEach(
          part -> missing.add(part.title() + ": no signature that stands covers it."));
    }
    return missing;
  }

  private static String why(RoutedDuty duty, Seal now, Collection<Signature> signatures) {
    Set<Part> changed = Signature.changedSinceLast(duty, now, signatures);
    return changed.isEmpty()
        ? "it is not signed."
        : "%s changed after the signature."
            .formatted(String.join(", ", changed.stream().map(Part::title).toList()));
  }
}
