package io.rondo.workers.approval;

import io.rondo.workers.route.RoutedDuty;
import io.rondo.workers.route.Stage;
import io.rondo.workers.seal.Seal;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the reviewers of one stage have said so far, and what follows from it. Plain arithmetic: the
 * same votes lead to the same end, whoever asks.
 */
final class StageVotes {

  private final Stage stage;
  private final Seal now;
  private final Collection<Signature> signatures;
  private final Map<String, Decision> others;

  /**
   * @param signatures every approval of the campaign, in any round
   * @param others what else was last said in this round, by duty: changes, rework, reject or lapse
   */
  StageVotes(
      Stage stage, Seal now, Collection<Signature> signatures, Map<String, Decision> others) {
    this.stage = stage;
    this.now = now;
    this.signatures = signatures;
    this.others = others;
  }

  /** The signature that fulfils a duty now. */
  Optional<Signature> signature(RoutedDuty duty) {
    return signatures.stream().filter(signature -> signature.fulfils(duty, now)).findFirst();
  }

  /** Those who have not said anything that counts now, in the order of the table. */
  List<RoutedDuty> silent() {
    return stage.duties().stream()
        .filter(duty -> signature(duty).isEmpty() && !others.containsKey(duty.name()))
        .toList();
  }

  /** How far the stage is. */
  StageState state() {
    if (anyRequired(Decision.REJECT)) {
      return StageState.REJECTED;
    }
    if (anyRequired(Decision.REWORK) || anyRequired(Decision.LAPSE)) {
      return StageState.REWORK;
    }
    int changes = said(Decision.CHANGES);
    if (signers().size() + changes + silent().size() < stage.quorum()) {
      boolean anyHope = said(Decision.REWORK) + said(Decision.LAPSE) > 0;
      return anyHope ? StageState.REWORK : StageState.REJECTED;
    }
    boolean allRequired =
        stage.duties().stream().filter(RoutedDuty::required).noneMatch(silent()::contains);
    if (!allRequired || signers().size() + changes < stage.quorum()) {
      return noneLeft() ? StageState.REWORK : StageState.OPEN;
    }
    return changes > 0 ? StageState.REWORK : StageState.PASSED;
  }

  /** One person who signed twice does not make a quorum, and nobody is left to ask. */
  private boolean noneLeft() {
    return silent().isEmpty();
  }

  private Set<String> signers() {
    Set<String> people = new HashSet<>();
    stage.duties().forEach(duty -> signature(duty).ifPresent(yes -> people.add(yes.person())));
    return people;
  }

  private boolean anyRequired(Decision decision) {
    return stage.duties().stream().anyMatch(duty -> duty.required() && lastSaid(duty) == decision);
  }

  private int said(Decision decision) {
    return (int) stage.duties().stream().filter(duty -> lastSaid(duty) == decision).count();
  }

  /** A signature that stands is the last word. */
  private Decision lastSaid(RoutedDuty duty) {
    return signature(duty).isPresent() ? Decision.APPROVE : others.get(duty.name());
  }
}
