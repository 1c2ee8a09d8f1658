package io.rondo.workers.campaign;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRule;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whoever reworks a brief has written on it and never signs it. */
@Component
class ReworkBriefRule implements TaskRule {

  private final Campaigns campaigns;

  ReworkBriefRule(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public String task() {
    return "Activity_ReworkBrief";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    campaigns.contribute(businessKey, user);
    return Map.of();
  }
}
