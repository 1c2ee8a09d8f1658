package planted.steps_stay_inside.io.rondo.workers.campaign;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;

/** Breaks the rule it is planted for. */
public class Breaks implements Worker {
  @Override
  public String topic() {
    return "campaign.breakRule";
  }

  @Override
  public Result perform(Step step) {
    return Result.done();
  }
}
