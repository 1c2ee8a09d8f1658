package io.rondo.integrations.social.mastodon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.integrations.social.TestNetwork;
import io.rondo.workers.social.NetworkRefused;
import io.rondo.workers.social.NetworkUnreachable;
import io.rondo.workers.social.SocialAccount.Deed;
import io.rondo.workers.social.SocialAccount.Heard;
import io.rondo.workers.social.SocialAccount.PostedPicture;
import io.rondo.workers.social.SocialAccount.Posting;
import io.rondo.workers.social.SocialAccount.Published;
import io.rondo.workers.social.SocialAccount.Sound;
import io.rondo.workers.testing.TestClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The adapter on a server that keeps to the contract, and on its bad days. */
class MastodonTest {

  private final TestClock clock = new TestClock();
  private MastodonStub server;
  private TestNetwork network;
  private MastodonAccount account;

  @BeforeEach
  void start() throws IOException {
    server = new MastodonStub(clock);
    network = new TestNetwork("127.0.0.1:" + server.port(), clock);
    account = account(MastodonStub.TOKEN);
  }

  @AfterEach
  void stop() {
    network.close();
    server.close();
  }

  private MastodonAccount account(String token) {
    return new MastodonAccount(
        "toots", server.url(), "brand@far.example", token, network.http(), clock);
  }

  private Posting posting(String key, String text, PostedPicture... pictures) {
    return new Posting(key, text, "en", List.of(pictures), clock.instant(), null);
  }

  @Test
  void aPostWhoseAnswerWasLostStandsThereOnce() {
    Posting posting = posting("C-2026-0001-1", "Warm coats.");
    server.loseAnswers(1);

    assertThatThrownBy(() -> account.publish(posting)).isInstanceOf(NetworkUnreachable.class);
    Published published = account.publish(posting);

    assertThat(server.statuses).hasSize(1).containsKey(published.remoteRef());
    assertThat(published.url()).endsWith("/@brand/" + published.remoteRef());
  }

  @Test
  void alsoWhenTheServerHasForgottenTheKeyMeanwhile() {
    Posting posting = posting("C-2026-0001-1", "Warm coats.");
    account.publish(posting("C-2026-0001-2", "Another."));
    server.loseAnswers(1);
    assertThatThrownBy(() -> account.publish(posting)).isInstanceOf(NetworkUnreachable.class);

    clock.advance(Duration.ofHours(3));
    server.forgetKeys();
    account.publish(posting);

    assertThat(server.statuses).hasSize(2);
    assertThat(account.find(posting)).isPresent();
    assertThat(account.find(posting("x", "Never."))).isEmpty();
  }

  @Test
  void aPictureComesWithItsDescription() {
    PostedPicture picture = new PostedPicture("image/png", new byte[] {1, 2}, "A red coat", 1, 1);

    Published published = account.publish(posting("k", "Look", picture));

    String media = server.statuses.get(published.remoteRef()).at("/media_attachments/0").asText();
    assertThat(server.descriptions).containsEntry(media, "A red coat");
  }

  @Test
  void aPictureThatTakesLongIsWaitedForWithoutPostingWithoutIt() {
    PostedPicture picture = new PostedPicture("image/png", new byte[] {1}, "Coat", 1, 1);
    Posting posting = posting("k", "Look", picture);
    server.slowPictures(true);

    assertThatThrownBy(() -> account.publish(posting))
        .isInstanceOfSatisfying(
            NetworkUnreachable.class,
            busy -> assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(10)));
    assertThat(server.statuses).isEmpty();
    server.slowPictures(false);
    account.publish(posting);

    assertThat(server.statuses).hasSize(1);
  }

  @Test
  void linksCountAsTheServerCountsThem() {
    String text = "x".repeat(476) + " https://shop.example/" + "y".repeat(200);

    account.publish(posting("fits", text));

    assertThat(account.limits().length(text)).isEqualTo(500);
    assertThatThrownBy(() -> account.publish(posting("long", "x" + text)))
        .isInstanceOf(NetworkRefused.class)
        .hasMessageContaining("limit of 500");
    assertThat(account.limits().problems("x" + text, List.of())).hasSize(1);
  }

  @Test
  void whatIsWithdrawnIsGoneAndTwiceIsOnce() {
    Published published = account.publish(posting("k", "Too early."));

    account.withdraw(published.remoteRef());
    account.withdraw(published.remoteRef());

    assertThat(server.statuses).isEmpty();
  }

  @Test
  void aWrongTokenIsSaidWithoutTheToken() {
    assertThatThrownBy(() -> account("wrong-token").publish(posting("k", "Hi")))
        .isInstanceOf(NetworkRefused.class)
        .hasMessageContaining("check the access token")
        .hasMessageNotContaining("wrong-token");
  }

  @Test
  void whatOthersDoIsHeardOnceWithItsPlainWords() {
    String ours = account.publish(posting("k", "Who is warm?")).remoteRef();
    String reply =
        server.says("liv@far.example", "<p>Not me!<br>It never came.</p><p>Liv</p>", ours);
    String second = server.says("liv@far.example", "<p>Hello?</p>", reply);
    server.does("favourite", "ann", ours);
    server.does("reblog", "ann", ours);
    String mention = server.says("ann", "<p>@brand is <b>great</b></p>", null);

    Heard heard = account.listen(null);

    assertThat(heard.sounds())
        .extracting(Sound::deed)
        .containsExactly(Deed.REPLY, Deed.MENTION, Deed.LIKE, Deed.REPOST, Deed.MENTION);
    Sound first = heard.sounds().get(0);
    assertThat(first.remoteRef()).isEqualTo(reply);
    assertThat(first.text()).isEqualTo("Not me!\nIt never came.\n\nLiv");
    assertThat(first.post()).isEqualTo(ours);
    assertThat(first.author()).isEqualTo("https://far.example/users/liv@far.example");
    assertThat(heard.sounds().get(1).remoteRef()).isEqualTo(second);
    assertThat(heard.sounds().get(1).root()).as("the same conversation").isEqualTo(ours);
    assertThat(heard.sounds().get(2).post()).isEqualTo(ours);
    assertThat(heard.sounds().get(4).remoteRef()).isEqualTo(mention);
    assertThat(account.listen(heard.heardUntil()).sounds()).isEmpty();
  }

  @Test
  void aStormIsHeardPageByPage() {
    String ours = account.publish(posting("k", "Viral.")).remoteRef();
    server.does("favourite", "first", ours);
    String until = account.listen(null).heardUntil();
    for (int i = 0; i < 250; i++) {
      server.does("favourite", "fan" + i, ours);
    }

    Heard heard = account.listen(until);

    assertThat(heard.sounds()).hasSize(250);
    assertThat(heard.sounds().get(0).author()).endsWith("fan0");
    assertThat(account.listen(heard.heardUntil()).sounds()).isEmpty();
  }

  @Test
  void whatIsOlderThanADayIsNoNewsAtTheFirstLook() {
    server.says("liv", "<p>Long ago</p>", null);
    clock.advance(Duration.ofDays(2));
    server.says("liv", "<p>Now</p>", null);

    assertThat(account.listen(null).sounds()).extracting(Sound::text).containsExactly("Now");
  }

  @Test
  void anAnswerNamesItsReaderAndIsAsPublicAsTheQuestion() {
    String theirs = server.says("liv@far.example", "<p>Where is it?</p>", null);
    Posting answer = new Posting("answer-1", "Tomorrow.", "en", List.of(), clock.instant(), theirs);

    Published published = account.publish(answer);
    clock.advance(Duration.ofHours(2));
    server.forgetKeys();
    assertThat(account.publish(answer).remoteRef()).isEqualTo(published.remoteRef());

    var status = server.statuses.get(published.remoteRef());
    assertThat(status.path("text").asText()).isEqualTo("@liv@far.example Tomorrow.");
    assertThat(status.path("in_reply_to_id").asText()).isEqualTo(theirs);
    assertThat(status.path("visibility").asText()).isEqualTo("unlisted");
    assertThatThrownBy(
            () ->
                account.publish(
                    new Posting("answer-2", "Hm", "en", List.of(), clock.instant(), "999")))
        .isInstanceOf(NetworkRefused.class)
        .hasMessageContaining("gone");
  }
}
