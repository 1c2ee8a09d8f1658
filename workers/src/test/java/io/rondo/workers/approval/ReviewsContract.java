package io.rondo.workers.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.LogEntry;
import io.rondo.workers.testing.TestClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What reviews promise, whatever the database. */
abstract class ReviewsContract {

  @Autowired private Reviews reviews;
  @Autowired private Campaigns campaigns;
  @Autowired private TestClock clock;

  private String code;

  @BeforeEach
  void aCampaignWaitsForItsReview() {
    clock.reset();
    code = campaigns.nextCode();
    campaigns.record(code, "marketer", Briefs.sound());
    campaigns.moveTo(code, CampaignStatus.APPROVING);
  }

  @Test
  void everyRoundIsKept() {
    reviews.decide(code, "reviewer", "rework", " Shorter. ");
    reviews.decide(code, "reviewer", "approve", "");

    assertThat(reviews.of(code))
        .containsExactly(
            new Review(1, "reviewer", "rework", "Shorter.", clock.instant()),
            new Review(2, "reviewer", "approve", null, clock.instant()));
    assertThat(campaigns.log(code))
        .extracting(LogEntry::what)
        .containsExactly("sent back", "approved");
  }

  @Test
  void theAuthorNeverDecides() {
    for (String author : new String[] {"marketer", "Marketer"}) {
      assertThatThrownBy(() -> reviews.decide(code, author, "approve", null))
          .isInstanceOf(ReviewRefused.class)
          .hasMessage("You wrote this brief. Somebody else has to review it.");
    }
    assertThat(reviews.of(code)).isEmpty();
  }

  @Test
  void whoDoesNotApproveSaysWhy() {
    assertThatThrownBy(() -> reviews.decide(code, "reviewer", "reject", "  "))
        .isInstanceOf(ReviewRefused.class)
        .hasMessageContaining("Say in the comment");
    assertThatThrownBy(() -> reviews.decide(code, "reviewer", "rework", "x".repeat(1001)))
        .isInstanceOf(ReviewRefused.class);
    assertThatThrownBy(() -> reviews.decide(code, "reviewer", "", "Hm."))
        .isInstanceOf(ReviewRefused.class)
        .hasMessage("Choose: approve, send back or reject.");
  }

  @Test
  void nothingIsDecidedOutsideAReview() {
    campaigns.moveTo(code, CampaignStatus.RELEASED);

    assertThatThrownBy(() -> reviews.decide(code, "reviewer", "approve", null))
        .isInstanceOf(ReviewRefused.class)
        .hasMessageContaining("does not wait for a review");
  }
}
