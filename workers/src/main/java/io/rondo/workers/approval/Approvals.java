package io.rondo.workers.approval;

import io.rondo.workers.approval.ApprovalRecord.DecisionRecord;
import io.rondo.workers.approval.ApprovalRecord.DutyRecord;
import io.rondo.workers.approval.ApprovalRecord.PartState;
import io.rondo.workers.approval.ApprovalRecord.RoundRecord;
import io.rondo.workers.approval.ApprovalRecord.SignedRecord;
import io.rondo.workers.approval.DecisionMapper.Decided;
import io.rondo.workers.approval.DecisionMapper.Fallen;
import io.rondo.workers.approval.ReviewView.Comment;
import io.rondo.workers.approval.ReviewView.PartView;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.People;
import io.rondo.workers.seal.Part;
import io.rondo.workers.seal.PartChange;
import io.rondo.workers.seal.Seal;
import io.rondo.workers.seal.SealedPart;
import io.rondo.workers.seal.Seals;
import io.rondo.workers.staff.Groups;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What can be seen of approvals: the record, what waits, and what a reviewer looks at. */
@Service
public class Approvals {

  private static final int MOST_WAITING = 500;

  private final Campaigns campaigns;
  private final Seals seals;
  private final Book book;
  private final RoundMapper rounds;
  private final DutyMapper duties;
  private final DecisionMapper decisions;
  private final Desks desks;
  private final SignatureFalls falls;
  private final People people;
  private final Clock clock;

  Approvals(
      Campaigns campaigns,
      Seals seals,
      Book book,
      RoundMapper rounds,
      DutyMapper duties,
      DecisionMapper decisions,
      Desks desks,
      SignatureFalls falls,
      @Lazy People people,
      Clock clock) {
    this.campaigns = campaigns;
    this.seals = seals;
    this.book = book;
    this.rounds = rounds;
    this.duties = duties;
    this.decisions = decisions;
    this.desks = desks;
    this.falls = falls;
    this.people = people;
    this.clock = clock;
  }

  /** The whole record of a campaign. */
  @Transactional(readOnly = true)
  public ApprovalRecord record(String code) {
    Campaign campaign = campaigns.get(code);
    Seal now = sealOfRecord(campaign);
    List<Duty> asked = duties.of(campaign.id());
    Map<Integer, List<DecisionRecord>> said = decisions(campaign, now);
    List<RoundRecord> all =
        rounds.rounds(campaign.id()).stream()
            .map(
                round ->
                    new RoundRecord(
                        round,
                        asked.stream()
                            .filter(duty -> duty.round() == round.round())
                            .map(Approvals::duty)
                            .toList(),
                        said.getOrDefault(round.round(), List.of())))
            .toList();
    return new ApprovalRecord(
        code,
        campaign.name(),
        campaign.author(),
        campaign.status().text(),
        campaigns.contributors(code),
        now.fingerprint(),
        parts(now, said.values().stream().flatMap(List::stream).toList()),
        rounds.emergency(campaign.id()),
        rounds.release(campaign.id()),
        all);
  }

  /** What was released, for ever; until then what would go out now. */
  private Seal sealOfRecord(Campaign campaign) {
    Release release = rounds.release(campaign.id());
    if (release == null || release.seal().isBlank()) {
      return seals.of(campaign.code());
    }
    Map<Part, String> released = book.fingerprintsOfRelease(campaign);
    return new Seal(
        released.entrySet().stream()
            .map(
                part ->
                    new SealedPart(
                        part.getKey(),
                        seals.canonical(campaign.id(), part.getKey(), part.getValue()).orElse(""),
                        part.getValue()))
            .toList());
  }

  private static List<PartState> parts(Seal now, List<DecisionRecord> said) {
    return now.parts().stream()
        .map(
            part ->
                new PartState(
                    part.part(),
                    part.part().title(),
                    part.fingerprint(),
                    said.stream()
                        .filter(decided -> signs(decided, part.part()))
                        .map(decided -> decided.duty() + ": " + decided.person())
                        .distinct()
                        .toList()))
        .toList();
  }

  /** A signature counts as a whole: it stands for no part when one of its parts changed. */
  private static boolean signs(DecisionRecord decided, Part part) {
    return decided.signed().stream().allMatch(SignedRecord::stands)
        && decided.signed().stream().anyMatch(signed -> signed.part() == part);
  }

  /** What was decided, by round. */
  private Map<Integer, List<DecisionRecord>> decisions(Campaign campaign, Seal now) {
    Map<Long, List<SignedRecord>> signed = new HashMap<>();
    Map<String, Instant> fell = new HashMap<>();
    for (Fallen fallen : decisions.falls(campaign.id())) {
      fell.putIfAbsent(fallen.decisionId() + fallen.part(), fallen.fallenAt());
    }
    decisions.parts(campaign.id()).stream()
        .filter(DecisionMapper.SignedPart::covered)
        .forEach(
            row -> {
              Part part = Part.of(row.part()).orElseThrow();
              boolean stands = now.part(part).fingerprint().equals(row.fingerprint());
              Instant at = stands ? null : fell.get(row.decisionId() + row.part());
              signed
                  .computeIfAbsent(row.decisionId(), any -> new ArrayList<>())
                  .add(new SignedRecord(part, part.title(), row.fingerprint(), stands, at));
            });
    return decisions.of(campaign.id()).stream()
        .collect(
            Collectors.groupingBy(
                Decided::round,
                TreeMap::new,
                Collectors.mapping(
                    row -> decision(row, signed.getOrDefault(row.id(), List.of())),
                    Collectors.toList())));
  }

  private static DecisionRecord decision(Decided row, List<SignedRecord> signed) {
    return new DecisionRecord(
        row.id(),
        row.duty(),
        row.stage(),
        row.person(),
        row.onBehalfOf(),
        Decision.of(row.decision()).orElseThrow(),
        row.reasonCode(),
        words(row.reasonCode()),
        row.comment(),
        row.shared(),
        row.delegatedTo(),
        row.seal(),
        row.decidedAt(),
        signed);
  }

  private static String words(String reasonCode) {
    return reasonCode == null ? null : Reason.of(reasonCode).map(Reason::words).orElse(reasonCode);
  }

  private static DutyRecord duty(Duty duty) {
    return new DutyRecord(
        duty.id(),
        duty.stage(),
        duty.name(),
        duty.required(),
        duty.parts().stream().map(Part::title).toList(),
        duty.who(),
        duty.onBehalfOf(),
        duty.askedBecause(),
        duty.openedAt(),
        duty.dueAt(),
        duty.remindedAt(),
        duty.escalatedAt(),
        duty.state(),
        duty.closedAt());
  }

  /** The reviews that lie on a desk, the longest first; at most 500. */
  @Transactional(readOnly = true)
  public List<WaitingReview> waiting() {
    return duties.waiting(clock.instant(), MOST_WAITING);
  }

  /**
   * What a reviewer sees of a review; somebody of a partner sees the parts that they sign and no
   * internal comment. From now on the form of its task carries the seal of what is shown here.
   *
   * @throws UnknownReview when there is none, or a partner's reviewer asks for one of others
   */
  @Transactional
  public ReviewView review(long dutyId, String viewer) {
    String code = duties.code(dutyId);
    if (code == null) {
      throw new UnknownReview(dutyId);
    }
    Campaign campaign = campaigns.hold(code); // a step may be laying it on a desk just now
    Duty duty = duties.find(dutyId);
    boolean mayDecide = desks.refusal(campaign, duty, viewer).isEmpty();
    boolean partner = isPartner(viewer);
    if (partner && !mayDecide) {
      throw new UnknownReview(dutyId);
    }
    Seal now = seals.keep(campaign.code());
    if (duty.isOpen()) {
      falls.show(campaign.code(), now);
    }
    Optional<Decided> before = lastSeen(campaign, duty);
    return new ReviewView(
        dutyId,
        campaign.code(),
        campaign.name(),
        campaign.author(),
        duty.round(),
        duty.stage(),
        duty.name(),
        duty.isOpen(),
        duty.askedBecause(),
        now.fingerprint(),
        now.parts().stream()
            .filter(part -> !partner || duty.parts().contains(part.part()))
            .map(
                part ->
                    new PartView(
                        part.part(),
                        part.part().title(),
                        duty.parts().contains(part.part()),
                        part.fingerprint(),
                        part.canonical()))
            .toList(),
        before.map(last -> changes(campaign, now, last)).orElse(List.of()).stream()
            .filter(change -> !partner || duty.parts().contains(change.part()))
            .toList(),
        before.map(Decided::decidedAt).orElse(null),
        comments(campaign, viewer, partner),
        mayDecide && duty.isOpen());
  }

  private boolean isPartner(String viewer) {
    Set<String> groups = people.groups(viewer);
    return groups.isEmpty() || groups.equals(Set.of(Groups.PARTNER));
  }

  /** The last word on a duty of this name, or else the last word of an earlier round. */
  private Optional<Decided> lastSeen(Campaign campaign, Duty duty) {
    List<Decided> all = decisions.of(campaign.id());
    Optional<Decided> own =
        all.stream()
            .filter(decided -> duty.name().equals(decided.duty()))
            .filter(decided -> Decision.of(decided.decision()).orElseThrow().isReviewers())
            .filter(decided -> !decided.decision().equals(Decision.DELEGATE.text()))
            .filter(decided -> !Objects.equals(decided.dutyId(), duty.id()))
            .reduce((earlier, later) -> later);
    return own.or(
        () ->
            all.stream()
                .filter(decided -> decided.round() < duty.round() && decided.seal() != null)
                .reduce((earlier, later) -> later));
  }

  private List<PartChange> changes(Campaign campaign, Seal now, Decided last) {
    Map<Part, String> before = book.fingerprints(last.id());
    List<PartChange> changes = new ArrayList<>();
    for (Part part : now.changedSince(before)) {
      String was = seals.canonical(campaign.id(), part, before.get(part)).orElse("");
      changes.add(PartChange.between(part, was, now.part(part).canonical()));
    }
    return changes;
  }

  private List<Comment> comments(Campaign campaign, String viewer, boolean partner) {
    return decisions.of(campaign.id()).stream()
        .filter(decided -> decided.comment() != null)
        .filter(
            decided -> !partner || decided.shared() || viewer.equalsIgnoreCase(decided.person()))
        .map(
            decided ->
                new Comment(
                    decided.round(),
                    decided.duty(),
                    decided.person(),
                    Decision.of(decided.decision()).orElseThrow(),
                    words(decided.reasonCode()),
                    decided.comment(),
                    decided.shared(),
                    decided.decidedAt()))
        .toList();
  }
}
