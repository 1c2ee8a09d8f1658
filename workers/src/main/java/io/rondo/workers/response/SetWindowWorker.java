package io.rondo.workers.response;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Opens the response window, moves its end, or ends it. */
@Component
class SetWindowWorker implements Worker {

  private final ResponseWindows windows;

  SetWindowWorker(ResponseWindows windows) {
    this.windows = windows;
  }

  @Override
  public String topic() {
    return "response.setWindow";
  }

  @Override
  public Result perform(Step step) {
    ResponseWindows.Window window =
        windows.set(step.businessKey(), step.yes("endWindow"), step.time("responseWindowEndsAt"));
    return Result.of("responseWindowEndsAt", window.endsAt())
        .and("windowOver", window.over())
        .without("endWindow");
  }
}
