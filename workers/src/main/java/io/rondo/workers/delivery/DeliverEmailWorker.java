package io.rondo.workers.delivery;

import io.rondo.workers.approval.Releases;
import io.rondo.workers.approval.ReviewRefused;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.engine.Worker;
import java.math.BigDecimal;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Mails one batch of the campaign's planned rows and says what is left. */
@Component
class DeliverEmailWorker implements Worker {

  private final DeliveryMapper mapper;
  private final Deliveries deliveries;
  private final Campaigns campaigns;
  private final Releases releases;
  private final Customers customers;
  private final MailWriter writer;
  private final Channels channels;
  private final DeliverySettings settings;
  private final Clock clock;

  DeliverEmailWorker(
      DeliveryMapper mapper,
      Deliveries deliveries,
      Campaigns campaigns,
      Releases releases,
      Customers customers,
      MailWriter writer,
      Channels channels,
      DeliverySettings settings,
      Clock clock) {
    this.mapper = mapper;
    this.deliveries = deliveries;
    this.campaigns = campaigns;
    this.releases = releases;
    this.customers = customers;
    this.writer = writer;
    this.channels = channels;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String topic() {
    return "delivery.deliverEmail";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    String code = step.businessKey();
    Campaign campaign = campaigns.get(code);
    if (campaign.status().compareTo(CampaignStatus.LISTENING) > 0) {
      deliveries.stop(code);
      return result(step, campaign.id());
    }
    refuseUnlessReleased(code);
    if (campaign.status().compareTo(CampaignStatus.DELIVERING) < 0) {
      campaigns.moveTo(code, CampaignStatus.DELIVERING);
    }
    deliver(step, campaign);
    return result(step, campaign.id());
  }

  /** Asked before every batch: no way through the process leads around the signatures. */
  private void refuseUnlessReleased(String code) {
    try {
      releases.mustBeReleased(code);
    } catch (ReviewRefused refused) {
      throw new StepRefused(refused.getMessage());
    }
  }

  private void deliver(Step step, Campaign campaign) {
    MayGoOn mayGoOn = new MayGoOn(step, campaigns, settings.checkEvery());
    new DeliveryRun(
            mapper,
            customers,
            writer,
            channels.named("email"),
            settings,
            clock,
            campaign.code(),
            campaign.id(),
            mayGoOn)
        .perform();
  }

  private Result result(Step step, long campaignId) {
    Progress progress = deliveries.settle(step.businessKey());
    boolean finished = progress.open() == 0;
    boolean waiting = !finished && mapper.moving(campaignId, DomainPauses.PARKED) == 0;
    if (finished) {
      account(step, progress, deliveries.people(step.businessKey()));
    }
    return Result.of("deliveryFinished", finished)
        .and("deliveryWaiting", waiting)
        .and("sentCount", progress.sent())
        .and("doubtCount", progress.inDoubt())
        .and("outcomesCertain", progress.inDoubt() == 0);
  }

  /**
   * A delivery ends only when the audience is there and the mails are the sum of their outcomes.
   */
  private static void account(Step step, Progress progress, long people) {
    long outcomes =
        progress.sent()
            + progress.failed()
            + progress.inDoubt()
            + progress.excluded()
            + progress.held();
    BigDecimal audience = step.number("audienceSize");
    long expected = audience == null ? people : audience.longValue();
    if (outcomes != progress.total() || people != expected) {
      throw new StepRefused(
          "The ledger of %s does not add up: audience %d, rows %d, by e-mail %d, sent %d + failed %d + in doubt %d + excluded %d + held %d = %d."
              .formatted(
                  step.businessKey(),
                  expected,
                  people,
                  progress.total(),
                  progress.sent(),
                  progress.failed(),
                  progress.inDoubt(),
                  progress.excluded(),
                  progress.held(),
                  outcomes));
    }
  }
}
