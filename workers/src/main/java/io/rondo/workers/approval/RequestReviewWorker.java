package io.rondo.workers.approval;

import io.rondo.workers.campaign.BriefForm;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Lays the brief before the reviewers. An earlier round's word is taken away. */
@Component
class RequestReviewWorker implements Worker {

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Campaigns campaigns;

  RequestReviewWorker(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public String topic() {
    return "approval.requestReview";
  }

  @Override
  public Result perform(Step step) {
    campaigns.moveTo(step.businessKey(), CampaignStatus.APPROVING);
    Campaign campaign = campaigns.get(step.businessKey());
    Result result = Result.of("sendDate", sendDate(campaign.sendAt()));
    BriefForm.variables(campaign).forEach(result::and);
    return result.without("reviewDecision", "reviewComment", "approvalNote");
  }

  private static String sendDate(Instant at) {
    return at == null ? "as soon as it is approved" : DAY_AND_TIME.format(at);
  }
}
