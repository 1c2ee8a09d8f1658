package io.rondo.workers.approval;

import io.rondo.workers.audience.Audiences;
import io.rondo.workers.audience.SegmentSaved;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignChanged;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.Processes;
import io.rondo.workers.engine.RunningModels;
import io.rondo.workers.route.RoutesSaved;
import io.rondo.workers.seal.Seal;
import io.rondo.workers.seal.Seals;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Notices that something changed behind a signature, writes down which signatures fell, and tells
 * the process, which opens those reviews again.
 */
@Component
class SignatureFalls {

  /** Wakes a campaign that is signed and waits for its send date. */
  static final String SIGNATURES_FELL = "approval.signaturesFell";

  /** Ends reviews of something that is no longer so: the audience freezes and the route begins. */
  static final String ROUTE_CHANGED = "approval.routeChanged";

  private static final Logger LOG = LoggerFactory.getLogger(SignatureFalls.class);
  private static final int TRIES = 3;

  private final Campaigns campaigns;
  private final Audiences audiences;
  private final Seals seals;
  private final Book book;
  private final ObjectProvider<Processes> processes;
  private final ObjectProvider<RunningModels> models;
  private final TransactionTemplate ownTransaction;

  SignatureFalls(
      Campaigns campaigns,
      Audiences audiences,
      Seals seals,
      Book book,
      ObjectProvider<Processes> processes,
      ObjectProvider<RunningModels> models,
      PlatformTransactionManager transactions) {
    this.campaigns = campaigns;
    this.audiences = audiences;
    this.seals = seals;
    this.book = book;
    this.processes = processes;
    this.models = models;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @EventListener
  void changed(CampaignChanged changed) {
    notice(changed.code(), false);
  }

  @EventListener
  void saved(SegmentSaved saved) {
    campaigns.all().stream()
        .filter(campaign -> campaign.status() == CampaignStatus.APPROVING)
        .filter(campaign -> campaign.audience().strip().equals(saved.name()))
        .map(Campaign::code)
        .forEach(code -> notice(code, false));
  }

  /**
   * After the tables of approval were saved. Whoever is asked now was asked by the old ones, so
   * each route begins anew; signatures that do not cover the rules stand.
   */
  @TransactionalEventListener
  void saved(RoutesSaved saved) {
    campaigns.all().stream()
        .filter(campaign -> campaign.status() == CampaignStatus.APPROVING)
        .map(Campaign::code)
        .forEach(code -> ownTransaction.executeWithoutResult(status -> notice(code, true)));
  }

  /**
   * Looks at a campaign anew. One that nobody reviews is left alone.
   *
   * @param otherRoute whether others may have to be asked now; so it is with another audience
   */
  private void notice(String code, boolean otherRoute) {
    Campaign campaign = campaigns.hold(code);
    if (campaign.status() != CampaignStatus.APPROVING || book.openRound(campaign) == null) {
      return;
    }
    Seal now = seals.keep(code);
    boolean fell = book.writeFalls(campaign, now) > 0;
    boolean anew = otherRoute || !audiences.isFrozenAsDefined(campaign);
    if (fell || anew) {
      processes.getObject().tell(SIGNATURES_FELL, code, Map.of());
    }
    if (anew) {
      processes.getObject().tell(ROUTE_CHANGED, code, Map.of());
    } else {
      show(code, now);
    }
  }

  /**
   * Whoever opens a review from now on sees, and signs, the new seal. A review that ends just now
   * gets in the way of that, once; where it fails all the same, the next look at the review tries
   * again, and until then a signature is refused as stale.
   */
  void show(String code, Seal now) {
    for (int tries = 0; tries < TRIES; tries++) {
      try {
        models.getObject().put(code, "CampaignSignature", Map.of("seal", now.fingerprint()));
        return;
      } catch (RuntimeException moved) {
        LOG.debug("The reviews of {} moved while their seal was shown.", code, moved);
      }
    }
  }
}
