package io.rondo.workers.audience;

import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.engine.Worker;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Freezes who is mailed, who is held out and who is excluded. */
@Component
class FreezeAudienceWorker implements Worker {

  private final Audiences audiences;
  private final Campaigns campaigns;
  private final Clock clock;

  FreezeAudienceWorker(Audiences audiences, Campaigns campaigns, Clock clock) {
    this.audiences = audiences;
    this.campaigns = campaigns;
    this.clock = clock;
  }

  @Override
  public String topic() {
    return "audience.freezeAudience";
  }

  @Override
  public Result perform(Step step) {
    FreezeOutcome outcome = freeze(step.businessKey());
    Instant sendAt = campaigns.get(step.businessKey()).sendAt();
    return Result.of("audienceFound", outcome.found())
        .and("audienceSize", outcome.size())
        .and("plannedCount", outcome.planned())
        .and("sendAt", sendAt == null ? clock.instant() : sendAt);
  }

  private FreezeOutcome freeze(String code) {
    try {
      return audiences.freeze(code);
    } catch (SegmentRefused refused) {
      throw new StepRefused("The audience cannot be frozen. " + refused.getMessage());
    }
  }
}
