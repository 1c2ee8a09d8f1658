package io.rondo.workers.approval;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Asks the reviewers whose signature is missing first. */
@Component
class ChooseReviewersWorker implements Worker {

  private final ReviewChoice choice;

  ChooseReviewersWorker(ReviewChoice choice) {
    this.choice = choice;
  }

  @Override
  public String topic() {
    return "approval.chooseReviewers";
  }

  @Override
  public Result perform(Step step) {
    ReviewChoice.Choice chosen = choice.choose(step.businessKey());
    String ids = chosen.duties().stream().map(String::valueOf).collect(Collectors.joining(","));
    return Result.of("campaignSigned", chosen.signed())
        .and("reviewCount", chosen.duties().size())
        .and("dutyIds", ids)
        .and("stageDecided", false)
        .and("stagePassed", false)
        .and("reworkWanted", false)
        .and("round", chosen.round())
        .and("stage", chosen.stage());
  }
}
