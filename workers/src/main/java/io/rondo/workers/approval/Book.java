package io.rondo.workers.approval;

import io.rondo.workers.approval.DecisionMapper.Decided;
import io.rondo.workers.approval.DecisionMapper.SignedPart;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.seal.Part;
import io.rondo.workers.seal.Seal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Everything that was ever decided about a campaign, and the writing of what is decided now. */
@Component
class Book {

  private final Campaigns campaigns;
  private final DecisionMapper decisions;
  private final RoundMapper rounds;
  private final Clock clock;

  Book(Campaigns campaigns, DecisionMapper decisions, RoundMapper rounds, Clock clock) {
    this.campaigns = campaigns;
    this.decisions = decisions;
    this.rounds = rounds;
    this.clock = clock;
  }

  /** The open round, or null. */
  Round openRound(Campaign campaign) {
    return rounds.rounds(campaign.id()).stream()
        .filter(round -> round.closedAt() == null)
        .findFirst()
        .orElse(null);
  }

  /** Opens the next round where none is open, and keeps its route. */
  Round openRound(Campaign campaign, String route, String why) {
    Round open = openRound(campaign);
    if (open != null) {
      rounds.route(campaign.id(), route, why);
      return open;
    }
    int next = rounds.rounds(campaign.id()).stream().mapToInt(Round::round).max().orElse(0) + 1;
    Round round = new Round(next, campaign.author(), clock.instant(), route, why, null, null);
    rounds.insert(campaign.id(), round);
    return round;
  }

  /** Ends the open round. Twice is once. */
  void closeRound(Campaign campaign, String outcome) {
    rounds.close(campaign.id(), outcome, clock.instant());
  }

  /**
   * Every approval of the campaign, in any round, the oldest first. Whoever has written on the
   * campaign since has signed their own work: that counts no more.
   */
  List<Signature> signatures(Campaign campaign) {
    Map<Long, Map<Part, String>> covered = new HashMap<>();
    for (SignedPart part : decisions.parts(campaign.id())) {
      if (part.covered()) {
        covered
            .computeIfAbsent(part.decisionId(), any -> new EnumMap<>(Part.class))
            .put(Part.of(part.part()).orElseThrow(), part.fingerprint());
      }
    }
    Set<String> writers = campaigns.contributors(campaign.code());
    List<Signature> signatures = new ArrayList<>();
    for (Decided decided : decisions.of(campaign.id())) {
      boolean approves = decided.decision().equals(Decision.APPROVE.text());
      boolean wrote = writers.stream().anyMatch(decided.person()::equalsIgnoreCase);
      if (approves && !wrote && covered.containsKey(decided.id())) {
        signatures.add(
            new Signature(
                decided.id(),
                decided.stage(),
                decided.duty(),
                decided.person(),
                covered.get(decided.id())));
      }
    }
    return signatures;
  }

  /** What else was last said in a round, by duty. */
  Map<String, Decision> others(Campaign campaign, int round) {
    Set<Decision> counting =
        Set.of(Decision.CHANGES, Decision.REWORK, Decision.REJECT, Decision.LAPSE);
    Map<String, Decision> last = new LinkedHashMap<>();
    for (Decided decided : decisions.of(campaign.id())) {
      if (decided.round() == round && decided.duty() != null) {
        Decision decision = Decision.of(decided.decision()).orElseThrow();
        if (counting.contains(decision)) {
          last.put(decided.duty(), decision);
        } else if (decision == Decision.APPROVE) {
          last.remove(decided.duty());
        }
      }
    }
    return last;
  }

  /** Writes a decision down, with every part as it is now. */
  void write(Campaign campaign, DecisionMapper.Entry entry, Seal seal, Set<Part> covered) {
    decisions.insert(campaign.id(), entry, seal.fingerprint(), clock.instant());
    long id = decisions.latest(campaign.id());
    seal.fingerprints()
        .forEach(
            (part, fingerprint) ->
                decisions.insertPart(id, part.text(), fingerprint, covered.contains(part)));
  }

  /** Every part as a decision saw it. */
  Map<Part, String> fingerprints(long decision) {
    Map<Part, String> fingerprints = new EnumMap<>(Part.class);
    decisions
        .partsOf(decision)
        .forEach(part -> fingerprints.put(Part.of(part.part()).orElseThrow(), part.fingerprint()));
    return fingerprints;
  }

  /** Every part as it was released. @throws java.util.NoSuchElementException when it never was */
  Map<Part, String> fingerprintsOfRelease(Campaign campaign) {
    return decisions.of(campaign.id()).stream()
        .filter(decided -> decided.decision().equals(Decision.RELEASE.text()))
        .findFirst()
        .map(decided -> fingerprints(decided.id()))
        .orElseThrow();
  }

  /** Writes down which signatures no longer count. @return how many are new */
  int writeFalls(Campaign campaign, Seal now) {
    int fallen = 0;
    for (Signature signature : signatures(campaign)) {
      for (Part part : now.changedSince(signature.covered())) {
        String became = now.part(part).fingerprint();
        if (decisions.fallen(signature.decisionId(), part.text(), became) == 0) {
          decisions.insertFallen(signature.decisionId(), part.text(), became, clock.instant());
          fallen++;
        }
      }
    }
    return fallen;
  }
}
