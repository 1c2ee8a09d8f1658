package io.rondo.workers.approval;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.route.RoutedDuty;
import io.rondo.workers.route.Stage;
import io.rondo.workers.seal.Part;
import io.rondo.workers.seal.Seal;
import io.rondo.workers.seal.SealedPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What follows from what the reviewers of a stage said. */
class StageVotesTest {

  private static final Seal NOW =
      new Seal(Arrays.stream(Part.values()).map(part -> SealedPart.of(part, "now")).toList());

  private final List<Signature> signatures = new ArrayList<>();

  @Test
  void silencePassesNothing() {
    assertThat(state(stage(1, duty("A", true)), Map.of())).isEqualTo(StageState.OPEN);
    assertThat(state(stage(1, duty("A", false)), Map.of())).isEqualTo(StageState.OPEN);
    assertThat(state(stage(1, duty("A", true)), Map.of("A", Decision.LAPSE)))
        .isEqualTo(StageState.REWORK);
  }

  @Test
  void everybodyWhoIsRequiredHasToSign() {
    Stage stage = stage(1, duty("A", true), duty("B", true), duty("C", false));
    yes("A", "ann");
    assertThat(state(stage, Map.of())).isEqualTo(StageState.OPEN);
    yes("B", "ben");
    assertThat(state(stage, Map.of())).isEqualTo(StageState.PASSED);
  }

  @Test
  void oneRefusalDoesNotStopAQuorumThatIsStillWithinReach() {
    Stage stage = stage(2, duty("A", false), duty("B", false), duty("C", false));
    yes("A", "ann");
    assertThat(state(stage, Map.of("B", Decision.REJECT))).isEqualTo(StageState.OPEN);
    yes("C", "cem");
    assertThat(state(stage, Map.of("B", Decision.REJECT))).isEqualTo(StageState.PASSED);
  }

  @Test
  void outOfReachItGoesBackWhereSomebodySeesHope() {
    Stage stage = stage(2, duty("A", false), duty("B", false), duty("C", false));
    assertThat(state(stage, Map.of("A", Decision.REJECT, "B", Decision.REJECT)))
        .isEqualTo(StageState.REJECTED);
    assertThat(state(stage, Map.of("A", Decision.REJECT, "B", Decision.REWORK)))
        .isEqualTo(StageState.REWORK);
  }

  @Test
  void onePersonIsNoQuorum() {
    Stage stage = stage(2, duty("A", false), duty("B", false));
    yes("A", "ann");
    yes("B", "ann");
    assertThat(state(stage, Map.of())).isNotEqualTo(StageState.PASSED);
  }

  @Test
  void changesWaitForTheOthersAndThenLeadToTheAuthor() {
    Stage stage = stage(2, duty("A", true), duty("B", true));
    assertThat(state(stage, Map.of("A", Decision.CHANGES))).isEqualTo(StageState.OPEN);
    yes("B", "ben");
    assertThat(state(stage, Map.of("A", Decision.CHANGES))).isEqualTo(StageState.REWORK);
  }

  @Test
  void aSignatureThatFellCountsNoMore() {
    Stage stage = stage(1, duty("A", true));
    signatures.add(new Signature(1, 1, "A", "ann", Map.of(Part.CONTENT, "another fingerprint")));
    assertThat(state(stage, Map.of())).isEqualTo(StageState.OPEN);
  }

  @Test
  void aSignatureOfLessThanTheDutyCoversNowCountsNoMore() {
    RoutedDuty more =
        new RoutedDuty(
            1, "A", "ann", null, true, EnumSet.of(Part.CONTENT, Part.BUDGET), 8, null, null);
    yes("A", "ann");
    assertThat(state(stage(1, more), Map.of())).isEqualTo(StageState.OPEN);
  }

  private StageState state(Stage stage, Map<String, Decision> others) {
    return new StageVotes(stage, NOW, signatures, others).state();
  }

  private void yes(String duty, String person) {
    signatures.add(
        new Signature(
            signatures.size(),
            1,
            duty,
            person,
            Map.of(Part.CONTENT, NOW.part(Part.CONTENT).fingerprint())));
  }

  private static Stage stage(int quorum, RoutedDuty... duties) {
    return new Stage(1, false, quorum, List.of(duties));
  }

  private static RoutedDuty duty(String name, boolean required) {
    return new RoutedDuty(
        1, name, null, "review", required, EnumSet.of(Part.CONTENT), 8, null, null);
  }
}
