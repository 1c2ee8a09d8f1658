package io.rondo.workers.audience;

import io.rondo.workers.campaign.Assignment;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.customer.Attribute;
import io.rondo.workers.customer.Attributes;
import io.rondo.workers.engine.StepRefused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who a campaign reaches: checked with the brief, frozen before its review. */
@Service
public class Audiences {

  private final Campaigns campaigns;
  private final Segments segments;
  private final SegmentCompiler compiler;
  private final Attributes attributes;
  private final AudienceMapper mapper;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Audiences(
      Campaigns campaigns,
      Segments segments,
      SegmentCompiler compiler,
      Attributes attributes,
      AudienceMapper mapper,
      ApplicationEventPublisher events,
      Clock clock) {
    this.campaigns = campaigns;
    this.segments = segments;
    this.compiler = compiler;
    this.attributes = attributes;
    this.mapper = mapper;
    this.events = events;
    this.clock = clock;
  }

  /** What is wrong with a campaign's brief: sentences for its author; empty when it is sound. */
  @Transactional(readOnly = true)
  public List<String> problems(String code) {
    List<String> problems = new ArrayList<>(campaigns.problems(code));
    Campaign campaign = campaigns.get(code);
    if (!campaign.audience().isBlank()) {
      try {
        compiler.compile(segments.resolve(campaign.audience()));
      } catch (SegmentRefused refused) {
        problems.add("Audience: " + refused.getMessage());
      }
    }
    if (campaign.assignment() == Assignment.ATTRIBUTE
        && !isBlank(campaign.assignmentAttribute())
        && attributes.find(campaign.assignmentAttribute().strip()).isEmpty()) {
      problems.add(
          "Attribute: customers have no attribute %s.".formatted(campaign.assignmentAttribute()));
    }
    return problems;
  }

  /**
   * Writes a row of the ledger for everyone in the segment: who will be mailed and with which cell,
   * who is held out, who is excluded and why. The campaign is in its review from then on.
   *
   * <p>As long as the definition is the same a further call leaves everybody where they are, and
   * only lets the planned ones follow the versions that are pinned by now. Another definition
   * throws the rows away and freezes anew, unless something has been handed over.
   *
   * @throws SegmentRefused when the segment can no longer be understood
   * @throws StepRefused when another audience is asked for after the release, or after a mail left
   */
  @Transactional
  public FreezeOutcome freeze(String code) {
    Campaign campaign = campaigns.hold(code);
    Definition definition = Definition.of(campaign, segments.resolve(campaign.audience()));
    Frozen frozen = mapper.frozen(campaign.id());
    boolean same = frozen != null && frozen.definition().equals(definition.sha256());
    boolean settled =
        !campaign.status().isOpenToChange() || frozen != null && mapper.isUnderWay(campaign.id());
    if (settled && !same) {
      throw new StepRefused(
          "%s is %s: its audience can no longer change.".formatted(code, campaign.status().text()));
    }
    if (!settled) {
      campaigns.moveTo(code, CampaignStatus.APPROVING);
      if (same) {
        mapper.followPins(campaign.id(), clock.instant());
      } else {
        freeze(campaign, definition);
      }
    }
    return mapper.outcome(campaign.id());
  }

  private void freeze(Campaign campaign, Definition definition) {
    Condition condition = compiler.compile(definition.expression());
    Deal deal = Deal.of(campaign, decider(campaign));
    mapper.thaw(campaign.id());
    mapper.forget(campaign.id());
    mapper.freeze(campaign.id(), condition, deal, clock.instant());
    FreezeOutcome outcome = mapper.outcome(campaign.id());
    mapper.keep(
        campaign.id(),
        new Frozen(
            definition.expression(),
            definition.sha256(),
            outcome.size(),
            outcome.planned(),
            mapper.checksum(campaign.id()),
            clock.instant()));
    events.publishEvent(new AudienceFrozen(campaign.code()));
  }

  /** What the ledger of a campaign holds; empty before the first freeze. */
  @Transactional(readOnly = true)
  public Optional<Frozen> frozen(String code) {
    return Optional.ofNullable(mapper.frozen(campaigns.get(code).id()));
  }

  /** Whether the ledger holds the audience that the campaign describes now. */
  @Transactional(readOnly = true)
  public boolean isFrozenAsDefined(Campaign campaign) {
    Frozen frozen = mapper.frozen(campaign.id());
    return frozen != null && frozen.definition().equals(definition(campaign));
  }

  /**
   * The fingerprint (SHA-256, hex) of everything that decides who would get what if the campaign
   * were frozen now: the expression with a segment's name resolved, the assignment, the cells and
   * the hold-out. It differs from {@link Frozen#definition} when one of them changed since.
   */
  public String definition(Campaign campaign) {
    return Definition.of(campaign, segments.resolve(campaign.audience())).sha256();
  }

  private Attribute decider(Campaign campaign) {
    if (campaign.assignment() == Assignment.CHANCE) {
      return null;
    }
    return attributes
        .find(campaign.assignmentAttribute().strip())
        .orElseThrow(
            () ->
                new SegmentRefused(
                    "Customers have no attribute " + campaign.assignmentAttribute() + ".",
                    campaign.assignmentAttribute(),
                    1));
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }
}
