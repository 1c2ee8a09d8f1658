package io.rondo.workers.social;

import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.Worker;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Finds what the campaign is to say on social networks. */
@Component
class PlanPostsWorker implements Worker {

  private final SocialPosts posts;

  PlanPostsWorker(SocialPosts posts) {
    this.posts = posts;
  }

  @Override
  public String topic() {
    return "social.planPosts";
  }

  @Override
  public Result perform(Step step) {
    List<SocialPost> alive =
        posts.of(step.businessKey()).stream().filter(SocialPost::isAlive).toList();
    return Result.of("postCount", alive.size())
        .and("postsFound", !alive.isEmpty())
        .and(
            "postIds",
            alive.stream()
                .map(SocialPost::id)
                .map(String::valueOf)
                .collect(Collectors.joining(",")));
  }
}
