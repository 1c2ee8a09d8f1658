package io.rondo.workers.seal;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Writes down what partners make, who makes it, for how much, and what was accepted of them. */
@Component
class SealedPartners {

  private final Deliverables deliverables;
  private final ObjectProvider<ConfirmedPartners> partners;
  private final ObjectProvider<AcceptedAssets> assets;

  SealedPartners(
      Deliverables deliverables,
      ObjectProvider<ConfirmedPartners> partners,
      ObjectProvider<AcceptedAssets> assets) {
    this.deliverables = deliverables;
    this.partners = partners;
    this.assets = assets;
  }

  String canonical(Campaign campaign) {
    return Canonical.partners(
        campaign, deliverables.of(campaign.code()), this::named, this::accepted);
  }

  private String named(long partnerId) {
    ConfirmedPartners known = partners.getIfAvailable();
    return known == null ? "partner " + partnerId : known.named(partnerId);
  }

  /** Only what is made before the approval can be signed; the rest comes after the release. */
  private List<String> accepted(Deliverable deliverable) {
    AcceptedAssets known = assets.getIfAvailable();
    return known == null || !deliverable.kind().beforeApproval()
        ? List.of()
        : known.sha256(deliverable.id());
  }
}
