package io.rondo.workers.insight;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.rehearsal.Rehearsals;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compares what was rehearsed with what happened. */
@Service
public class Comparisons {

  private final Campaigns campaigns;
  private final Rehearsals rehearsals;
  private final Deliverables deliverables;
  private final InsightMapper mapper;

  Comparisons(
      Campaigns campaigns, Rehearsals rehearsals, Deliverables deliverables, InsightMapper mapper) {
    this.campaigns = campaigns;
    this.rehearsals = rehearsals;
    this.deliverables = deliverables;
    this.mapper = mapper;
  }

  /**
   * The last rehearsal before the release beside the ledger as it is now; empty while the campaign
   * is not released, and for one that was never rehearsed.
   *
   * @throws io.rondo.workers.campaign.UnknownCampaign when no campaign has this code
   */
  @Transactional(readOnly = true)
  public Optional<Comparison> of(String code) {
    Campaign campaign = campaigns.get(code);
    if (campaign.frozenAt() == null) {
      return Optional.empty();
    }
    return rehearsals.of(code).stream()
        .filter(rehearsal -> !rehearsal.rehearsedAt().isAfter(campaign.frozenAt()))
        .findFirst()
        .map(
            rehearsal ->
                new ComparisonSheet(
                        campaign,
                        rehearsal,
                        mapper.ledger(campaign.id()),
                        deliverables.costMinor(code))
                    .comparison());
  }
}
