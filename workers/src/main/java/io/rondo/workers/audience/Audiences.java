package io.rondo.workers.audience;

import io.rondo.workers.campaign.Assignment;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.customer.Attribute;
import io.rondo.workers.customer.Attributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who a campaign reaches: checked with the brief, frozen once before delivery. */
@Service
public class Audiences {

  private final Campaigns campaigns;
  private final Segments segments;
  private final SegmentCompiler compiler;
  private final Attributes attributes;
  private final AudienceMapper mapper;
  private final Clock clock;

  Audiences(
      Campaigns campaigns,
      Segments segments,
      SegmentCompiler compiler,
      Attributes attributes,
      AudienceMapper mapper,
      Clock clock) {
    this.campaigns = campaigns;
    this.segments = segments;
    this.compiler = compiler;
    this.attributes = attributes;
    this.mapper = mapper;
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
   * who is held out, who is excluded and why. Once: a second call changes nothing.
   *
   * @throws SegmentRefused when the segment can no longer be understood
   */
  @Transactional
  public FreezeOutcome freeze(String code) {
    Campaign campaign = campaigns.get(code);
    AudienceMapper.Frozen before = mapper.lock(campaign.id());
    if (before == null || before.frozenAt() == null) {
      Condition condition = compiler.compile(segments.resolve(campaign.audience()));
      campaigns.moveTo(code, CampaignStatus.RELEASED);
      mapper.freeze(
          campaign.id(), condition, Deal.of(campaign, decider(campaign)), clock.instant());
    }
    return mapper.outcome(campaign.id());
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
