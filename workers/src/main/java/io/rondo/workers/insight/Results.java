package io.rondo.workers.insight;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.insight.InsightMapper.ActCount;
import io.rondo.workers.insight.InsightMapper.LedgerCount;
import io.rondo.workers.insight.InsightMapper.LinkCount;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Service;

/** Computes what a campaign brought, from the ledger and the events, in four set-based queries. */
@Service
public class Results {

  private static final Duration KEPT = Duration.ofSeconds(1);
  private static final int MOST_KEPT = 200;

  private final Campaigns campaigns;
  private final Deliverables deliverables;
  private final InsightMapper mapper;
  private final Clock clock;
  private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

  Results(Campaigns campaigns, Deliverables deliverables, InsightMapper mapper, Clock clock) {
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * The result as of now, at most one second old, so that many viewers cost one computation.
   *
   * @throws io.rondo.workers.campaign.UnknownCampaign when no campaign has this code
   */
  public Result of(String code) {
    if (kept.size() >= MOST_KEPT) {
      kept.values().removeIf(Kept::isStale);
    }
    return kept.compute(code, (key, old) -> old == null || old.isStale() ? new Kept(now(key)) : old)
        .result();
  }

  /** The result as of now, computed from the rows. */
  Result now(String code) {
    Campaign campaign = campaigns.get(code);
    Instant from = windowStart(campaign);
    Instant to = windowEnd(campaign);
    List<LedgerCount> ledger = mapper.ledger(campaign.id());
    boolean nothingYet = from == null || ledger.isEmpty();
    List<LinkCount> links = nothingYet ? List.of() : mapper.links(campaign.id(), from, to);
    List<ActCount> acts =
        nothingYet ? List.of() : mapper.acts(campaign.id(), campaign.currency(), from, to);
    return new ResultSheet(
            campaign, from, ledger, links, acts, deliverables.costMinor(campaign.code()))
        .result();
  }

  /** Null while the campaign is not released: nobody has responded to it then. */
  private static Instant windowStart(Campaign campaign) {
    return campaign.frozenAt() == null ? campaign.deliveryStartedAt() : campaign.frozenAt();
  }

  private Instant windowEnd(Campaign campaign) {
    Instant now = clock.instant();
    Instant end = campaign.windowEndsAt();
    return end == null || end.isAfter(now) ? now : end;
  }

  private record Kept(Result result, long since) {
    Kept(Result result) {
      this(result, System.nanoTime());
    }

    boolean isStale() {
      return System.nanoTime() - since > KEPT.toNanos();
    }
  }
}
