package io.rondo.workers.approval;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Says what follows from what a stage's reviewers decided. */
@Component
class JudgeStageWorker implements Worker {

  private final ReviewChoice choice;

  JudgeStageWorker(ReviewChoice choice) {
    this.choice = choice;
  }

  @Override
  public String topic() {
    return "approval.judgeStage";
  }

  @Override
  public Result perform(Step step) {
    ReviewChoice.Judgement judged = choice.judge(step.businessKey());
    return Result.of("stagePassed", judged.passed()).and("reworkWanted", judged.reworkWanted());
  }
}
