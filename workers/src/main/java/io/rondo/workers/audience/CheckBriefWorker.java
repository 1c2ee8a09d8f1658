package io.rondo.workers.audience;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks a brief before anybody else spends time on it. */
@Component
class CheckBriefWorker implements Worker {

  private static final int MAX_TEXT = 1000;

  private final Audiences audiences;

  CheckBriefWorker(Audiences audiences) {
    this.audiences = audiences;
  }

  @Override
  public String topic() {
    return "audience.checkBrief";
  }

  @Override
  public Result perform(Step step) {
    List<String> problems = audiences.problems(step.businessKey());
    String text = String.join("\n", problems);
    return Result.of("briefSound", problems.isEmpty())
        .and("briefProblem", text.substring(0, Math.min(text.length(), MAX_TEXT)));
  }
}
