package io.rondo.workers.partner;

import io.rondo.workers.audience.AudienceFrozen;
import io.rondo.workers.audience.Segments;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.DeliverableDetails;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.staff.WorkingCalendar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who should make what a campaign needs: a table proposes, a person confirms, and who is next is
 * known when somebody refuses.
 */
@Service
public class Proposals {

  private static final int MOST_WORDS = 300;

  private final ProposalMapper mapper;
  private final PartnerMapper partners;
  private final Campaigns campaigns;
  private final Deliverables deliverables;
  private final Segments segments;
  private final Capacity capacity;
  private final Punctuality punctuality;
  private final PartnerChoice choice;
  private final WorkingCalendar calendar;
  private final Clock clock;

  Proposals(
      ProposalMapper mapper,
      PartnerMapper partners,
      Campaigns campaigns,
      Deliverables deliverables,
      Segments segments,
      Capacity capacity,
      Punctuality punctuality,
      PartnerChoice choice,
      WorkingCalendar calendar,
      Clock clock) {
    this.mapper = mapper;
    this.partners = partners;
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.segments = segments;
    this.capacity = capacity;
    this.punctuality = punctuality;
    this.choice = choice;
    this.calendar = calendar;
    this.clock = clock;
  }

  /**
   * What is known after partners were proposed.
   *
   * @param confirmed whether every deliverable has a confirmed partner, or there is none
   * @param count partners that fit, of all deliverables
   */
  public record Outcome(boolean confirmed, int count) {}

  /** Somebody who makes it, before the table was asked. */
  private record Candidate(
      Partner partner, Capability capability, long costMinor, long left, Integer punctuality) {}

  /**
   * Proposes partners for each deliverable of a campaign that has none yet, in place of what was
   * proposed before.
   */
  @Transactional
  public Outcome propose(String code) {
    Campaign campaign = campaigns.get(code);
    List<Deliverable> wanted = wanted(code);
    int count = 0;
    for (Deliverable one : wanted) {
      if (one.partnerId() == null && one.state() == Deliverable.State.PLANNED) {
        mapper.forget(one.id());
        List<Proposal> proposed = judge(campaign, one);
        proposed.forEach(proposal -> mapper.insert(proposal, clock.instant()));
        count += (int) proposed.stream().filter(Proposal::fits).count();
      }
    }
    return new Outcome(wanted.stream().allMatch(one -> one.partnerId() != null), count);
  }

  private List<Proposal> judge(Campaign campaign, Deliverable wanted) {
    long pieces = quantity(campaign, wanted);
    List<Candidate> candidates =
        partners.whoCan(wanted.kind().text()).stream()
            .map(row -> candidate(row, wanted, pieces))
            .sorted(Comparator.comparing(candidate -> candidate.partner().name()))
            .toList();
    long cheapest =
        candidates.stream()
            .filter(one -> isPossible(campaign, wanted, one))
            .mapToLong(Candidate::costMinor)
            .min()
            .orElse(0);
    record Judged(Candidate candidate, PartnerChoice.Verdict verdict) {}
    List<Judged> judged =
        candidates.stream()
            .map(one -> new Judged(one, choice.of(facts(campaign, wanted, one, pieces, cheapest))))
            .sorted(
                Comparator.comparing((Judged one) -> !one.verdict().fit())
                    .thenComparing(one -> -one.verdict().points())
                    .thenComparing(one -> one.candidate().costMinor()))
            .toList();
    List<Proposal> proposals = new ArrayList<>();
    for (Judged one : judged) {
      int place = one.verdict().fit() ? proposals.size() + 1 : 0;
      proposals.add(proposal(wanted, one.candidate(), place, one.verdict().why()));
    }
    return proposals;
  }

  private Candidate candidate(CapabilityRow row, Deliverable wanted, long pieces) {
    Partner partner = partners.byId(row.partnerId()).partner();
    Capability capability = row.made();
    var inTime = punctuality.of(partner.id());
    return new Candidate(
        partner,
        capability,
        capability.costMinor(pieces),
        capacity.left(partner.id(), wanted.dueAt()),
        inTime.isPresent() ? inTime.getAsInt() : null);
  }

  /** Whether its price counts in the comparison. */
  private boolean isPossible(Campaign campaign, Deliverable wanted, Candidate one) {
    return one.partner().state() == Partner.State.LIVE
        && one.capability().currency().equals(campaign.currency())
        && one.capability().speaks(language(wanted))
        && isUnderContract(one.partner(), wanted);
  }

  private PartnerChoice.Facts facts(
      Campaign campaign, Deliverable wanted, Candidate one, long pieces, long cheapest) {
    return new PartnerChoice.Facts(
        one.partner().state().name().toLowerCase(Locale.ROOT),
        true,
        one.capability().speaks(language(wanted)),
        isUnderContract(one.partner(), wanted),
        one.capability().currency().equals(campaign.currency()),
        above(one.costMinor(), cheapest),
        (int) Math.min(100_000, 100 * one.left() / Math.max(1, pieces)),
        one.punctuality() == null ? -1 : one.punctuality());
  }

  /** Percent above the cheapest, rounded up to a tenth; for free and dearer than free, 1,000. */
  private static BigDecimal above(long cost, long cheapest) {
    if (cost <= cheapest) {
      return BigDecimal.ZERO;
    }
    if (cheapest == 0) {
      return new BigDecimal(1_000);
    }
    return BigDecimal.valueOf(cost - cheapest)
        .multiply(BigDecimal.valueOf(100))
        .divide(BigDecimal.valueOf(cheapest), 1, RoundingMode.UP);
  }

  private boolean isUnderContract(Partner partner, Deliverable wanted) {
    Instant due = wanted.dueAt() == null ? capacity.promised(partner) : wanted.dueAt();
    return Partners.isUnderContract(partner, calendar.day(due));
  }

  private static Proposal proposal(Deliverable wanted, Candidate one, int place, String why) {
    return new Proposal(
        wanted.id(),
        one.partner().id(),
        one.partner().code(),
        one.partner().name(),
        place,
        why,
        one.costMinor(),
        one.capability().currency(),
        one.left(),
        one.punctuality());
  }

  /**
   * The pieces that a deliverable asks for: the people of its cell, before the freeze as many as
   * are expected there; without people as many as the brief says.
   */
  @Transactional(readOnly = true)
  public long quantity(Campaign campaign, Deliverable wanted) {
    long people = wanted.cellNo() == null ? 0 : mapper.people(wanted.id());
    if (people == 0 && wanted.cellNo() != null) {
      people = segments.expected(campaign, wanted.cellNo());
    }
    return people > 0 ? people : Math.max(1, wanted.quantity());
  }

  /** The people are counted now: who makes it takes the price for so many, and that is signed. */
  @EventListener
  @Transactional
  public void frozen(AudienceFrozen audience) {
    Campaign campaign = campaigns.get(audience.campaign());
    for (Deliverable one : wanted(campaign.code())) {
      if (one.cellNo() != null
          && one.partnerId() != null
          && one.state() == Deliverable.State.PLANNED) {
        price(one.id(), one.partnerId())
            .ifPresent(
                price ->
                    deliverables.reprice(
                        campaign.code(), one, price.costMinor(quantity(campaign, one))));
      }
    }
  }

  /** What a deliverable's text must be in: the {@code language} of its details; null for any. */
  private static String language(Deliverable wanted) {
    return DeliverableDetails.of(wanted.details()).language();
  }

  /** What was proposed for a campaign, by deliverable: who fits by place, then who does not. */
  @Transactional(readOnly = true)
  public List<Proposal> of(String code) {
    return mapper.ofCampaign(code);
  }

  /** What was proposed for a deliverable: who fits by place, then who does not. */
  @Transactional(readOnly = true)
  public List<Proposal> of(long deliverableId) {
    return mapper.of(deliverableId);
  }

  /**
   * A person says who makes it. May be said again until it is ordered or the campaign is released.
   *
   * @throws ProposalRefused when the partner does not fit, or it is too late
   */
  @Transactional
  public void confirm(String code, long deliverableId, String partnerCode, String who) {
    Deliverable wanted = own(code, deliverableId);
    mustBeOpen(campaigns.get(code), wanted);
    Proposal chosen =
        mapper.of(deliverableId).stream()
            .filter(proposal -> proposal.partnerCode().equals(partnerCode))
            .findFirst()
            .orElseThrow(
                () ->
                    new ProposalRefused(
                        "%s was not proposed for “%s”: ask for proposals again."
                            .formatted(partnerCode, wanted.title())));
    if (!chosen.fits() || !isStillGood(chosen)) {
      throw new ProposalRefused(
          "%s cannot make “%s”: %s"
              .formatted(
                  chosen.partnerName(),
                  wanted.title(),
                  chosen.fits() ? "it gets no orders any more." : chosen.why()));
    }
    deliverables.confirm(code, deliverableId, chosen.partnerId(), chosen.priceMinor(), who);
  }

  /**
   * The campaign does without something that reaches nobody by itself, as a person decided. What
   * waits for it goes on without it.
   *
   * @param why at most 300 characters; kept in the record of the campaign
   * @throws ProposalRefused when people of a cell would get nothing, or it is too late
   */
  @Transactional
  public void drop(String code, long deliverableId, String why, String who) {
    Campaign campaign = campaigns.hold(code);
    Deliverable wanted = own(code, deliverableId);
    mustBeOpen(campaign, wanted);
    if (wanted.kind().channel() != null) {
      throw new ProposalRefused(
          "“%s” is what the people of its cell get: give the cell another channel in the brief, or"
                  .formatted(wanted.title())
              + " take it out.");
    }
    String reason = why == null ? "" : why.strip();
    if (reason.isEmpty() || reason.length() > MOST_WORDS) {
      throw new ProposalRefused(
          "Say in at most %d characters why %s does without “%s”."
              .formatted(MOST_WORDS, code, wanted.title()));
    }
    deliverables.drop(code, deliverableId, who);
    campaigns.note(code, "deliverable_dropped", who, wanted.title() + ": " + reason);
  }

  private static void mustBeOpen(Campaign campaign, Deliverable wanted) {
    if (campaign.frozenAt() != null || campaign.closedAt() != null) {
      throw new ProposalRefused(
          "%s is released: what was signed stays. Who is next is decided at the order."
              .formatted(campaign.code()));
    }
    if (wanted.state() == Deliverable.State.DROPPED) {
      throw new ProposalRefused("The campaign does without “%s”.".formatted(wanted.title()));
    }
    if (wanted.state() != Deliverable.State.PLANNED) {
      throw new ProposalRefused(
          "“%s” is ordered already: the board of orders shows from whom."
              .formatted(wanted.title()));
    }
  }

  /**
   * Confirms whoever is proposed first wherever nobody is confirmed yet.
   *
   * @throws ProposalRefused naming what nobody can make
   */
  @Transactional
  public void take(String code, String who) {
    for (Deliverable wanted : open(code)) {
      Proposal first =
          next(wanted.id(), Set.of())
              .orElseThrow(
                  () ->
                      new ProposalRefused(
                          "No partner fits “%s”: open “Partners” of the campaign to see why, then"
                                  .formatted(wanted.title())
                              + " change the brief or the partner, or do without it there."));
      confirm(code, wanted.id(), first.partnerCode(), who);
    }
  }

  /** What still needs a partner. */
  @Transactional(readOnly = true)
  public List<Deliverable> open(String code) {
    return wanted(code).stream().filter(one -> one.partnerId() == null).toList();
  }

  /**
   * Who should be asked next: the confirmed partner, then by place, as long as it is live and under
   * contract.
   *
   * @param excludedPartnerIds who was asked already
   */
  @Transactional(readOnly = true)
  public Optional<Proposal> next(long deliverableId, Set<Long> excludedPartnerIds) {
    Long confirmed = deliverables.get(deliverableId).partnerId();
    return mapper.of(deliverableId).stream()
        .filter(proposal -> proposal.fits() && !excludedPartnerIds.contains(proposal.partnerId()))
        .filter(this::isStillGood)
        .min(
            Comparator.comparing(
                    (Proposal proposal) -> !Long.valueOf(proposal.partnerId()).equals(confirmed))
                .thenComparing(Proposal::place));
  }

  /** What a partner takes for a kind of deliverable now; empty when it does not make it. */
  @Transactional(readOnly = true)
  public Optional<Capability> price(long deliverableId, long partnerId) {
    String kind = deliverables.get(deliverableId).kind().text();
    return partners.capabilities(partnerId).stream()
        .filter(row -> row.capability().equals(kind))
        .findFirst()
        .map(CapabilityRow::made);
  }

  private boolean isStillGood(Proposal proposal) {
    Partner partner = partners.byId(proposal.partnerId()).partner();
    return partner.state() == Partner.State.LIVE
        && Partners.isUnderContract(partner, calendar.day(clock.instant()));
  }

  private Deliverable own(String code, long deliverableId) {
    return deliverables.of(code).stream()
        .filter(one -> one.id() == deliverableId)
        .findFirst()
        .orElseThrow(
            () -> new ProposalRefused("The campaign %s asks for no such thing.".formatted(code)));
  }

  private List<Deliverable> wanted(String code) {
    return deliverables.of(code).stream()
        .filter(one -> one.state() != Deliverable.State.DROPPED)
        .toList();
  }
}
