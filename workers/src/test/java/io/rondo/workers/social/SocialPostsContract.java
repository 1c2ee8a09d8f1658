package io.rondo.workers.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.Result;
import io.rondo.workers.engine.StepRefused;
import io.rondo.workers.seal.Part;
import io.rondo.workers.seal.Seals;
import io.rondo.workers.social.SocialPost.State;
import io.rondo.workers.testing.MapStep;
import io.rondo.workers.testing.RecordingProcesses;
import io.rondo.workers.testing.ScriptedNetwork;
import io.rondo.workers.testing.TestClock;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do with posts, from the first word to the withdrawal. */
abstract class SocialPostsContract {

  private static final Instant TOMORROW = Instant.parse("2026-12-01T09:00:00Z");

  @Autowired private SocialPosts posts;
  @Autowired private PublishPostWorker publish;
  @Autowired private WithdrawPostWorker withdraw;
  @Autowired private OpenPostWorker open;
  @Autowired private PlanPostsWorker plan;
  @Autowired private DropPostWorker drop;
  @Autowired private ScriptedNetwork network;
  @Autowired private Campaigns campaigns;
  @Autowired private Seals seals;
  @Autowired private Assets assets;
  @Autowired private RecordingProcesses processes;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;

  private String code;

  @BeforeEach
  void campaign() {
    clock.reset();
    network.reset();
    code = campaigns.nextCode();
    campaigns.record(code, "maria", Briefs.sound());
  }

  private static PostDraft draft(String text, String... accounts) {
    return new PostDraft(text, "en", null, List.of(accounts), List.of());
  }

  @Test
  void aPostIsKeptAsItWasWrittenAndItsWriterSignsNothing() {
    long picture = picture();
    PostDraft draft =
        new PostDraft(
            " Warm coats 🧥\r\nare back ",
            "en",
            TOMORROW,
            List.of("brand"),
            List.of(new PostDraft.Picture(picture, " A red coat ")));

    int no = posts.add(code, draft, "sam");

    SocialPost post = posts.get(code, no);
    assertThat(post.text()).isEqualTo("Warm coats 🧥\nare back");
    assertThat(post.publishAt()).isEqualTo(TOMORROW);
    assertThat(post.pictures()).containsExactly(new PostDraft.Picture(picture, "A red coat"));
    assertThat(post.publications())
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.account()).isEqualTo("brand");
              assertThat(one.state()).isEqualTo(State.PLANNED);
            });
    assertThat(campaigns.contributors(code)).contains("sam");
  }

  @Test
  void whatNoNetworkTakesIsRefusedWithEveryReason() {
    PostDraft draft =
        new PostDraft(
            "x".repeat(21),
            "english",
            clock.instant().minusSeconds(1),
            List.of("shop", "gone"),
            List.of(new PostDraft.Picture(picture(), "")));

    assertThatThrownBy(() -> posts.add(code, draft, "sam"))
        .isInstanceOfSatisfying(
            PostRefused.class,
            refused ->
                assertThat(refused.problems())
                    .containsExactly(
                        "The language has two letters, for example en.",
                        "The time is over: choose a later one, or none.",
                        "Say what coat.png shows, for those who cannot see it.",
                        "@shop: The text has 21 characters, at most 20 fit: take out 1.",
                        "@shop: It takes no pictures: leave them out.",
                        "There is no account \"gone\" any more."));
    assertThat(posts.of(code)).isEmpty();
  }

  @Test
  void postsAreSignedWithTheContentAndOthersAreNot() {
    String without = seals.of(code).part(Part.CONTENT).canonical();

    posts.add(code, draft("One.", "brand"), "sam");

    String with = seals.of(code).part(Part.CONTENT).canonical();
    assertThat(with).startsWith(without).contains("post 1 (4): One.", "accounts of post 1");
    posts.change(code, 1, draft("Two.", "brand", "shop"), "sam");
    assertThat(seals.of(code).part(Part.CONTENT).canonical())
        .contains("Two.", "brand, shop")
        .doesNotContain("One.");
    posts.remove(code, 1, "sam");
    assertThat(seals.of(code).part(Part.CONTENT).canonical()).isEqualTo(without);
  }

  @Test
  void nothingIsPublishedThatNobodyReleased() {
    posts.add(code, draft("One.", "brand"), "sam");

    assertThatThrownBy(() -> publish.perform(step())).isInstanceOf(StepRefused.class);

    assertThat(network.brand.standing).isEmpty();
  }

  @Test
  void aReleasedPostIsPublishedOnEachAccountAndStaysAsItIs() {
    posts.add(code, draft("One.", "brand", "shop"), "sam");
    release();

    Result result = publish.perform(step());
    Result again = publish.perform(step());

    assertThat(result.variables()).containsEntry("postPublished", true);
    assertThat(again.variables()).containsEntry("postPublished", true);
    assertThat(network.brand.standing).hasSize(1);
    assertThat(network.shop.standing).hasSize(1);
    assertThat(posts.get(code, 1).publications())
        .allSatisfy(
            one -> {
              assertThat(one.state()).isEqualTo(State.PUBLISHED);
              assertThat(one.url()).isEqualTo("https://net.example/" + code + "-1");
            });
    assertThatThrownBy(() -> posts.change(code, 1, draft("Two.", "brand"), "sam"))
        .isInstanceOf(PostRefused.class)
        .hasMessageContaining("can no longer change");
  }

  @Test
  void aPostWhoseAnswerWasLostStandsThereOnce() {
    posts.add(code, draft("One.", "brand"), "sam");
    release();
    network.brand.failureAfter = new NetworkUnreachable("Gone.", null, null);

    assertThatThrownBy(() -> publish.perform(step())).isInstanceOf(NetworkUnreachable.class);
    clock.advance(Duration.ofHours(2));
    publish.perform(step());

    assertThat(network.brand.standing).hasSize(1);
    assertThat(posts.get(code, 1).publications().get(0).state()).isEqualTo(State.PUBLISHED);
  }

  @Test
  void oneNetworkThatSaysNoKeepsNoOtherFromPublishing() {
    posts.add(code, draft("One.", "brand", "shop"), "sam");
    release();
    network.brand.failure = new NetworkRefused("Not this word.");

    Result result = publish.perform(step());

    assertThat(result.variables()).containsEntry("postPublished", false);
    assertThat(network.shop.standing).hasSize(1);
    assertThat(posts.get(code, 1).publications().get(0))
        .satisfies(
            one -> {
              assertThat(one.state()).isEqualTo(State.REFUSED);
              assertThat(one.problem()).isEqualTo("Not this word.");
            });
    assertThat(publish.perform(step()).variables())
        .as("a person let it try again")
        .containsEntry("postPublished", true);
    assertThat(network.shop.standing).hasSize(1);
  }

  @Test
  void aPersonMayDoWithoutWhatANetworkRefused() {
    posts.add(code, draft("One.", "brand"), "sam");
    release();
    network.brand.failure = new NetworkRefused("No.");
    publish.perform(step());

    drop.perform(step());

    assertThat(posts.get(code, 1).isAlive()).isFalse();
    publish.perform(step());
    assertThat(network.brand.standing).isEmpty();
  }

  @Test
  void aWithdrawnPostIsTakenOffEverywhereAndTwiceIsOnce() {
    posts.add(code, draft("One.", "brand", "shop"), "sam");
    release();
    publish.perform(step());

    posts.withdraw(code, 1, "sam");
    withdraw.perform(step());
    withdraw.perform(step());
    posts.withdraw(code, 1, "sam");

    assertThat(network.brand.standing).isEmpty();
    assertThat(network.shop.standing).isEmpty();
    assertThat(posts.get(code, 1).publications())
        .extracting(SocialPost.Publication::state)
        .containsOnly(State.WITHDRAWN);
    assertThat(processes.calls().stream().filter(call -> call.contains("PostWithdrawal " + code)))
        .hasSize(1);
  }

  @Test
  void aPostThatWaitsIsNotPublishedOnceItIsWithdrawn() {
    posts.add(code, draft("One.", "brand"), "sam");
    release();

    posts.withdraw(code, 1, "sam");
    Result result = publish.perform(step());

    assertThat(result.variables()).containsEntry("postPublished", true);
    assertThat(network.brand.standing).isEmpty();
    assertThat(processes.calls())
        .contains("tell social.postDropped %s postId=%d".formatted(code, id()));
    assertThatThrownBy(() -> posts.remove(code, 1, "sam")).isInstanceOf(PostRefused.class);
  }

  @Test
  void aPostThatIsWithdrawnWhileItIsPublishedDoesNotStay() {
    posts.add(code, draft("One.", "brand"), "sam");
    release();
    network.brand.meanwhile = () -> posts.withdraw(code, 1, "sam");

    publish.perform(step());

    assertThat(network.brand.standing).isEmpty();
    assertThat(posts.get(code, 1).publications().get(0).state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void aPostWhosePublishingBrokeOffIsLookedForWhenItIsWithdrawn() {
    posts.add(code, draft("One.", "brand"), "sam");
    release();
    network.brand.failureAfter = new NetworkUnreachable("Gone.", null, null);
    assertThatThrownBy(() -> publish.perform(step())).isInstanceOf(NetworkUnreachable.class);
    assertThat(network.brand.standing).hasSize(1);

    posts.withdraw(code, 1, "sam");
    withdraw.perform(step());

    assertThat(network.brand.standing).isEmpty();
    assertThat(posts.get(code, 1).publications().get(0).state()).isEqualTo(State.WITHDRAWN);
  }

  @Test
  void theProcessIsToldWhichPostsAndWhen() {
    posts.add(code, draft("Now.", "brand"), "sam");
    posts.add(code, new PostDraft("Later.", "en", TOMORROW, List.of("shop"), List.of()), "sam");

    Map<String, Object> planned = plan.perform(new MapStep(code, Map.of())).variables();

    assertThat(planned).containsEntry("postsFound", true).containsEntry("postCount", 2);
    assertThat(opened(planned, 0)).containsEntry("publishAt", clock.instant());
    assertThat(opened(planned, 1)).containsEntry("publishAt", TOMORROW).containsEntry("postNo", 2);
  }

  @Test
  void aDraftIsMeasuredOnEveryAccount() {
    List<SocialPosts.Preview> previews = posts.preview(draft("x".repeat(21)));

    assertThat(previews).extracting(one -> one.account().name()).containsExactly("brand", "shop");
    assertThat(previews).extracting(SocialPosts.Preview::length).containsOnly(21);
    assertThat(previews.get(0).problems()).isEmpty();
    assertThat(previews.get(1).problems()).hasSize(1);
  }

  private Map<String, Object> opened(Map<String, Object> planned, int index) {
    return open.perform(
            new MapStep(code, Map.of("postIds", planned.get("postIds"), "postIndex", index)))
        .variables();
  }

  private MapStep step() {
    return new MapStep(code, Map.of("postId", id()));
  }

  private long id() {
    return posts.get(code, 1).id();
  }

  private void release() {
    long id = campaigns.get(code).id();
    jdbc.update("update campaign set status = 'delivering' where id = ?", id);
    jdbc.update(
        "insert into campaign_release (campaign_id, round, seal, emergency, released_at)"
            + " values (?, 1, '', false, current_timestamp)",
        id);
  }

  private long picture() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", bytes);
      return assets
          .store(new ByteArrayInputStream(bytes.toByteArray()), "coat.png", AssetOwner.staff("sam"))
          .id();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
