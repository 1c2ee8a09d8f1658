package io.rondo.workers.social;

import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.TaskRule;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What becomes of a post that a network refused is written down. */
@Component
class DecidePostRule implements TaskRule {

  private final Campaigns campaigns;
  private final PostBook book;

  DecidePostRule(Campaigns campaigns, PostBook book) {
    this.campaigns = campaigns;
    this.book = book;
  }

  @Override
  public String task() {
    return "Activity_DecidePost";
  }

  @Override
  public Map<String, Object> complete(String businessKey, String user, Step step) {
    boolean again = step.yes("publishingWanted");
    int no = book.get(step.number("postId").longValueExact()).no();
    campaigns.note(businessKey, again ? "post tried again" : "post given up", user, "Post " + no);
    return Map.of("publishingWanted", again);
  }
}
