package io.rondo.workers.campaign;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Puts the stored brief back into the form, for its author to change. */
@Component
class OpenBriefWorker implements Worker {

  private final Campaigns campaigns;
  private final Deliverables deliverables;

  OpenBriefWorker(Campaigns campaigns, Deliverables deliverables) {
    this.campaigns = campaigns;
    this.deliverables = deliverables;
  }

  @Override
  public String topic() {
    return "campaign.openBrief";
  }

  @Override
  public Result perform(Step step) {
    campaigns.reopen(step.businessKey());
    Campaign campaign = campaigns.get(step.businessKey());
    Result result = Result.of("author", campaign.author());
    BriefForm.variables(campaign, deliverables.of(campaign.code())).forEach(result::and);
    return result;
  }
}
