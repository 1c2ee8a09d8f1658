package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every way in which the posts of a campaign can end. */
class SocialPostingProcessTest extends CampaignProcessTest {

  private static final String DECIDE_POST = "Activity_DecidePost";
  private static final String TIME_REACHED = "Event_PublishingTimeReached";

  @BeforeEach
  void onePostForTomorrow() {
    fact("social.planPosts", Map.of("postsFound", true, "postCount", 1, "postIds", "5"));
    fact(
        "social.openPost",
        Map.of(
            "postId", 5L, "postNo", 1, "publishAt", Date.from(Instant.now().plusSeconds(86_400))));
    fact("social.publishPost", Map.of("postPublished", true));
  }

  @Test
  void aCampaignWithoutPostsIsDeliveredAllTheSame() {
    fact("social.planPosts", Map.of("postsFound", false, "postCount", 0, "postIds", ""));

    start("CampaignDelivery");

    endedBy("Event_NothingToPost", "Event_CampaignDelivered");
    assertThat(done).doesNotContain("social.publishPost");
  }

  @Test
  void aPostIsPublishedAtItsTimeAndTheCampaignWaitsForIt() {
    start("CampaignDelivery");
    assertThat(done).contains("delivery.deliverEmail").doesNotContain("social.publishPost");
    assertThat(times("Event_CampaignDelivered")).isZero();

    time(TIME_REACHED);

    endedBy("Event_PostPublished", "Event_CampaignPosted", "Event_CampaignDelivered");
  }

  @Test
  void severalPostsWaitForTheirTimesSideBySide() {
    fact("social.planPosts", Map.of("postsFound", true, "postCount", 2, "postIds", "5,6"));

    start("CampaignPosting");

    assertThat(done.stream().filter("social.openPost"::equals)).hasSize(2);
    assertThat(done).doesNotContain("social.publishPost");
  }

  @Test
  void aPostThatIsTakenBackBeforeItsTimeIsNotPublished() {
    start("CampaignPosting");

    tell("social.postDropped");

    endedBy("Event_PostDropped", "Event_CampaignPosted");
    assertThat(done).doesNotContain("social.publishPost");
  }

  @Test
  void aPersonLetsARefusedPostTryAgain() {
    factOnce("social.publishPost", Map.of("postPublished", false));
    start("CampaignPosting");
    time(TIME_REACHED);

    complete(DECIDE_POST, "marketer", Map.of("publishingWanted", true));

    endedBy("Event_PostPublished", "Event_CampaignPosted");
    assertThat(done.stream().filter("social.publishPost"::equals)).hasSize(2);
  }

  @Test
  void aPersonDoesWithoutARefusedPost() {
    fact("social.publishPost", Map.of("postPublished", false));
    start("CampaignPosting");
    time(TIME_REACHED);

    complete(DECIDE_POST, "marketer", Map.of("publishingWanted", false));

    endedBy("Event_PostGivenUp", "Event_CampaignPosted");
    assertThat(done).endsWith("social.dropPost");
  }

  @Test
  void aStoppedCampaignPublishesNothingMore() {
    start("CampaignLifecycle");
    approve();
    time(SEND_DATE);
    assertThat(done).contains("social.openPost");

    stop();

    assertThat(running()).isZero();
    assertThat(done).doesNotContain("social.publishPost");
  }

  @Test
  void aPublishedPostIsTakenOffByAProcessOfItsOwn() {
    start("PostWithdrawal");

    endedBy("Event_PostWithdrawn");
    assertThat(done).containsExactly("social.withdrawPost");
  }

  private void endedBy(String... events) {
    for (String event : events) {
      assertThat(times(event)).as(event).isPositive();
    }
    assertThat(running()).as("instances that still run").isZero();
  }
}
