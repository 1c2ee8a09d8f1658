package io.rondo.workers.campaign;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRule;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The tasks in which people write on a brief: whoever completes one never signs the campaign. */
@Configuration(proxyBeanMethods = false)
class BriefTaskRules {

  @Bean
  TaskRule completeBriefRule(Campaigns campaigns) {
    return new Contributing("Activity_CompleteBrief", campaigns);
  }

  @Bean
  TaskRule reworkBriefRule(Campaigns campaigns) {
    return new Contributing("Activity_ReworkBrief", campaigns);
  }

  private record Contributing(String task, Campaigns campaigns) implements TaskRule {

    @Override
    public Map<String, Object> complete(String businessKey, String user, Step step) {
      campaigns.contribute(businessKey, user);
      return Map.of();
    }
  }
}
