package io.rondo.workers.seal;

import io.rondo.workers.audience.Audiences;
import io.rondo.workers.audience.Frozen;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.content.Contents;
import io.rondo.workers.engine.Decisions.Version;
import io.rondo.workers.engine.RunningModels;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Seals of campaigns: computed from what would go out now, never from what somebody says. */
@Service
public class Seals {

  /** The processes whose versions a signature covers: what still happens after an approval. */
  private static final List<String> PROCESSES =
      List.of("CampaignDelivery", "CampaignLifecycle", "CampaignMeasurement");

  private final Campaigns campaigns;
  private final Audiences audiences;
  private final Contents contents;
  private final SealedPartners partners;
  private final ObjectProvider<CampaignPosts> posts;
  private final Rules rules;
  private final ObjectProvider<RunningModels> models;
  private final SealMapper mapper;
  private final Clock clock;

  Seals(
      Campaigns campaigns,
      Audiences audiences,
      Contents contents,
      SealedPartners partners,
      ObjectProvider<CampaignPosts> posts,
      Rules rules,
      ObjectProvider<RunningModels> models,
      SealMapper mapper,
      Clock clock) {
    this.campaigns = campaigns;
    this.audiences = audiences;
    this.contents = contents;
    this.partners = partners;
    this.posts = posts;
    this.rules = rules;
    this.models = models;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** The seal of a campaign as it is now. */
  @Transactional(readOnly = true)
  public Seal of(String code) {
    Campaign campaign = campaigns.get(code);
    Frozen frozen = audiences.frozen(code).orElse(null);
    return new Seal(
        List.of(
            SealedPart.of(Part.BRIEF, Canonical.brief(campaign)),
            SealedPart.of(
                Part.CONTENT, Canonical.content(campaign, contents::get, posts(campaign))),
            SealedPart.of(Part.AUDIENCE, Canonical.audience(campaign, frozen)),
            SealedPart.of(Part.CELLS, Canonical.cells(campaign)),
            SealedPart.of(Part.RULES, Canonical.versions(rules(code), Rules.TABLES)),
            SealedPart.of(Part.BUDGET, Canonical.budget(campaign)),
            SealedPart.of(Part.PARTNERS, partners.canonical(campaign)),
            SealedPart.of(
                Part.PROCESS, Canonical.versions(models.getObject().versions(code), PROCESSES)),
            SealedPart.of(Part.WINDOW, Canonical.window(campaign))));
  }

  /** Computes the seal and keeps its parts, so that they can be read for ever. */
  @Transactional
  public Seal keep(String code) {
    Seal seal = of(code);
    long campaign = campaigns.get(code).id();
    for (SealedPart part : seal.parts()) {
      if (mapper.known(campaign, part.part().text(), part.fingerprint()) == 0) {
        mapper.insert(
            campaign, part.part().text(), part.fingerprint(), part.canonical(), clock.instant());
      }
    }
    return seal;
  }

  /** A part as it was when it had this fingerprint; empty when it was never kept. */
  @Transactional(readOnly = true)
  public Optional<String> canonical(long campaignId, Part part, String fingerprint) {
    return Optional.ofNullable(mapper.canonical(campaignId, part.text(), fingerprint));
  }

  private List<CampaignPosts.Value> posts(Campaign campaign) {
    CampaignPosts known = posts.getIfAvailable();
    return known == null ? List.of() : known.values(campaign.id());
  }

  private Map<String, Integer> rules(String code) {
    Set<String> writers = campaigns.contributors(code);
    Map<String, Integer> versions = new HashMap<>();
    Rules.TABLES.forEach(
        table ->
            versions.put(table, rules.inEffect(table, writers).map(Version::version).orElse(0)));
    return versions;
  }
}
