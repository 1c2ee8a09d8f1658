package io.rondo.workers.campaign;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Closes the campaign with the outcome that the process names. */
@Component
class CloseCampaignWorker implements Worker {

  private final Campaigns campaigns;

  CloseCampaignWorker(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public String topic() {
    return "campaign.closeCampaign";
  }

  @Override
  public Result perform(Step step) {
    campaigns.close(
        step.businessKey(), step.text("closeOutcome"), step.text("learned"), step.text("nextStep"));
    return Result.done();
  }
}
