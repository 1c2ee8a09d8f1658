package io.rondo.workers.social;

import io.rondo.workers.approval.Releases;
import io.rondo.workers.approval.ReviewRefused;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.engine.Worker;
import org.springframework.stereotype.Component;

/** Publishes a post on its accounts, unless nobody released it. */
@Component
class PublishPostWorker implements Worker {

  private final Publishing publishing;
  private final PostBook book;
  private final Campaigns campaigns;
  private final Releases releases;

  PublishPostWorker(Publishing publishing, PostBook book, Campaigns campaigns, Releases releases) {
    this.publishing = publishing;
    this.book = book;
    this.campaigns = campaigns;
    this.releases = releases;
  }

  @Override
  public String topic() {
    return "social.publishPost";
  }

  @Override
  public boolean transactional() {
    return false;
  }

  @Override
  public Result perform(Step step) {
    String code = step.businessKey();
    long post = step.number("postId").longValueExact();
    if (campaigns.get(code).status() == CampaignStatus.CLOSED) {
      book.drop(post);
      return Result.of("postPublished", true);
    }
    try {
      releases.mustBeReleased(code);
    } catch (ReviewRefused refused) {
      throw new StepRefused(refused.getMessage());
    }
    return Result.of("postPublished", publishing.publish(code, post));
  }
}
