package io.rondo.workers.social;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** The campaign does without a post where no network took it, as a person decided. */
@Component
class DropPostWorker implements Worker {

  private final PostBook book;

  DropPostWorker(PostBook book) {
    this.book = book;
  }

  @Override
  public String topic() {
    return "social.dropPost";
  }

  @Override
  public Result perform(Step step) {
    book.drop(step.number("postId").longValueExact());
    return Result.done();
  }
}
