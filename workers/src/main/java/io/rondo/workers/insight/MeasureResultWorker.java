package io.rondo.workers.insight;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Measures a campaign when its response window is over. */
@Component
class MeasureResultWorker implements Worker {

  private final Measurements measurements;

  MeasureResultWorker(Measurements measurements) {
    this.measurements = measurements;
  }

  @Override
  public String topic() {
    return "insight.measureResult";
  }

  @Override
  public io.rondo.workers.engine.Result perform(Step step) {
    return io.rondo.workers.engine.Result.of(
        "resultSummary", measurements.take(step.businessKey()));
  }
}
