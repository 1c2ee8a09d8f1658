package io.rondo.workers.social;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Takes one of the posts that were planned, and says when its time is. */
@Component
class OpenPostWorker implements Worker {

  private final SocialPosts posts;
  private final Clock clock;

  OpenPostWorker(SocialPosts posts, Clock clock) {
    this.posts = posts;
    this.clock = clock;
  }

  @Override
  public String topic() {
    return "social.openPost";
  }

  @Override
  public Result perform(Step step) {
    String[] ids = step.text("postIds").split(",");
    SocialPost post = posts.get(Long.parseLong(ids[step.number("postIndex").intValue()]));
    return Result.of("postId", post.id())
        .and("postNo", post.no())
        .and("publishAt", post.publishAt() == null ? clock.instant() : post.publishAt());
  }
}
