package io.rondo.workers.route;

import io.rondo.workers.seal.Part;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that must be signed before a campaign may go out. Every part is covered by somebody
 * whose signature is needed: what no needed duty names, all of them cover.
 *
 * @param why in a sentence, for people
 */
public record Route(String name, String why, List<Stage> stages) {

  /** The name of the route that is taken where no row fits. */
  public static final String A_PERSON_DECIDES = "a person decides";

  private static final int DUE_HOURS = 8;

  /** Completes what the duties cover. @throws IllegalArgumentException without any duty */
  public Route {
    if (stages.stream().allMatch(stage -> stage.duties().isEmpty())) {
      throw new IllegalArgumentException("A route asks for at least one signature.");
    }
    stages = covered(stages);
  }

  /** One required signature of this group that covers everything. */
  public static Route aPersonDecides(String why, String group) {
    RoutedDuty duty =
        new RoutedDuty(
            1,
            "A person decides",
            null,
            group,
            true,
            EnumSet.allOf(Part.class),
            DUE_HOURS,
            null,
            null);
    return new Route(A_PERSON_DECIDES, why, List.of(new Stage(1, false, 1, List.of(duty))));
  }

  private static List<Stage> covered(List<Stage> stages) {
    boolean anyRequired =
        stages.stream().flatMap(stage -> stage.duties().stream()).anyMatch(RoutedDuty::required);
    Set<Part> open = EnumSet.allOf(Part.class);
    stages.stream()
        .flatMap(stage -> stage.duties().stream())
        .filter(duty -> duty.required())
        .forEach(duty -> open.removeAll(duty.covers()));
    return stages.stream()
        .map(
            stage ->
                new Stage(
                    stage.number(),
                    stage.inSequence(),
                    stage.quorum(),
                    stage.duties().stream()
                        .map(duty -> duty.required() || !anyRequired ? duty.covering(open) : duty)
                        .toList()))
        .toList();
  }
}
