package io.rondo.workers.approval;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reviews of campaigns. Two pairs of eyes: the author never decides. */
@Service
public class Reviews {

  private static final int LONGEST_COMMENT = 1000;

  private final Campaigns campaigns;
  private final ReviewMapper reviews;
  private final Clock clock;

  Reviews(Campaigns campaigns, ReviewMapper reviews, Clock clock) {
    this.campaigns = campaigns;
    this.reviews = reviews;
    this.clock = clock;
  }

  /**
   * Records a reviewer's decision as the next round.
   *
   * @param decision approve, rework or reject
   * @param comment needed unless approved, at most 1,000 characters
   * @throws ReviewRefused when the author decides, the comment is missing or too long, the decision
   *     is unknown, or the campaign waits for no review
   */
  @Transactional
  public Decision decide(String code, String reviewer, String decision, String comment) {
    Campaign campaign = campaigns.get(code);
    Decision decided =
        Decision.of(decision)
            .orElseThrow(() -> new ReviewRefused("Choose: approve, send back or reject."));
    String said = comment == null ? "" : comment.strip();
    refuseIf(
        campaign.author().equalsIgnoreCase(reviewer),
        "You wrote this brief. Somebody else has to review it.");
    refuseIf(
        decided != Decision.APPROVE && said.isEmpty(),
        "Say in the comment why you do not approve.");
    refuseIf(said.length() > LONGEST_COMMENT, "The comment has more than 1,000 characters.");
    refuseIf(
        campaign.status() != CampaignStatus.APPROVING,
        "Campaign " + code + " does not wait for a review.");
    int round = reviews.lastRound(campaign.id()) + 1;
    String kept = said.isEmpty() ? null : said;
    reviews.insert(
        campaign.id(), new Review(round, reviewer, decided.text(), kept, clock.instant()));
    campaigns.note(code, decided.fact(), reviewer, kept);
    return decided;
  }

  /** Every review of a campaign, in order. */
  @Transactional(readOnly = true)
  public List<Review> of(String code) {
    return reviews.of(campaigns.get(code).id());
  }

  private static void refuseIf(boolean wrong, String why) {
    if (wrong) {
      throw new ReviewRefused(why);
    }
  }
}
