package io.rondo.workers.approval;

import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Notes on the campaign, where everybody sees it, that its review is overdue. */
@Component
class RemindReviewersWorker implements Worker {

  private final Campaigns campaigns;

  RemindReviewersWorker(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public String topic() {
    return "approval.remindReviewers";
  }

  @Override
  public Result perform(Step step) {
    campaigns.note(
        step.businessKey(), "review overdue", "rondo", "Nobody has decided within two days.");
    return Result.done();
  }
}
