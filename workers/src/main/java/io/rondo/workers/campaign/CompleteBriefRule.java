package io.rondo.workers.campaign;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRule;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Whoever completes a brief has written on it and never signs it. */
@Component
class CompleteBriefRule implements TaskRule {

  private final Campaigns campaigns;

  CompleteBriefRule(Campaigns campaigns) {
    this.campaigns = campaigns;
  }

  @Override
  public String task() {
    return "Activity_CompleteBrief";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    campaigns.contribute(businessKey, user);
    return Map.of();
  }
}
