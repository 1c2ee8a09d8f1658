package io.rondo.workers.approval;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Lets a campaign go out, or says that something is not what was signed. */
@Component
class ReleaseCampaignWorker implements Worker {

  private final Releases releases;

  ReleaseCampaignWorker(Releases releases) {
    this.releases = releases;
  }

  @Override
  public String topic() {
    return "approval.releaseCampaign";
  }

  @Override
  public Result perform(Step step) {
    return Result.of("campaignReleased", releases.release(step.businessKey()).isEmpty());
  }
}
