package io.rondo.workers.followup;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Asks the one question whether all is well. */
@Component
class AskSurveyWorker implements Worker {

  private final Proactive proactive;

  AskSurveyWorker(Proactive proactive) {
    this.proactive = proactive;
  }

  @Override
  public String topic() {
    return "followup.askSurvey";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    return Result.of("surveyEndsAt", proactive.ask(step.businessKey()));
  }
}
