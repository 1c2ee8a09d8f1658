package io.rondo.workers.campaign;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Stores the brief and takes it out of the process: only the campaign's name stays there. */
@Component
class RecordBriefWorker implements Worker {

  private static final String[] NO_LONGER_NEEDED =
      BriefForm.VARIABLES.stream()
          .filter(variable -> !variable.equals("campaignName"))
          .toArray(String[]::new);

  private final Campaigns campaigns;

  RecordBriefWorker(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public String topic() {
    return "campaign.recordBrief";
  }

  @Override
  public Result perform(Step step) {
    Brief brief = BriefForm.read(step);
    campaigns.record(step.businessKey(), step.text("author"), brief);
    return Result.of("campaignName", brief.name()).without(NO_LONGER_NEEDED);
  }
}
