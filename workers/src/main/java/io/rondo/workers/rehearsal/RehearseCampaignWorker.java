package io.rondo.workers.rehearsal;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Rehearses the campaign, for its reviewers to look at. */
@Component
class RehearseCampaignWorker implements Worker {

  private final Rehearsals rehearsals;

  RehearseCampaignWorker(Rehearsals rehearsals) {
    this.rehearsals = rehearsals;
  }

  @Override
  public String topic() {
    return "rehearsal.rehearseCampaign";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    rehearsals.rehearse(step.businessKey());
    return Result.done();
  }
}
