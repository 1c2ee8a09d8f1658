package io.rondo.integrations.social.bluesky;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.rondo.integrations.social.TestNetwork;
import io.rondo.workers.social.NetworkRefused;
import io.rondo.workers.social.SocialAccount.Deed;
import io.rondo.workers.social.SocialAccount.Heard;
import io.rondo.workers.social.SocialAccount.PostedPicture;
import io.rondo.workers.social.SocialAccount.Posting;
import io.rondo.workers.social.SocialAccount.Published;
import io.rondo.workers.social.SocialAccount.Sound;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the adapter does on a network; the real one and the stub must agree. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BlueskyContract {

  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Clock CLOCK = Clock.systemUTC();
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String FAMILY = "👨‍👩‍👧‍👦";
  private static final String NO_APP_VIEW =
      "Without PostgreSQL there is no app view: apt-get install postgresql.";

  protected Person brand;
  protected Person liv;
  protected BlueskyAccount account;
  private String password;
  private TestNetwork route;

  /** Where the personal data server is. */
  abstract String server();

  /** Whether there is an app view that tells what others do. */
  abstract boolean hasAppView();

  @BeforeEach
  void people() {
    route = new TestNetwork(URI.create(server()).getAuthority(), CLOCK);
    int no = COUNT.incrementAndGet();
    brand = Person.join(server(), "brand" + no + ".test");
    liv = Person.join(server(), "liv" + no + ".test");
    password = brand.appPassword();
    account = account(password);
  }

  @AfterEach
  void leave() {
    route.close();
  }

  protected BlueskyAccount account(String password) {
    return new BlueskyAccount("brand", server(), brand.handle, password, route.http(), CLOCK);
  }

  protected static Posting posting(String key, String text, PostedPicture... pictures) {
    return new Posting(key, text, "en", List.of(pictures), now(), null);
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }

  @Test
  void aPostTriedTwiceStandsThereOnce() {
    Posting posting = posting("C-2026-0001-1", "Warm coats are back.");

    Published first = account.publish(posting);
    Published second = account.publish(posting);
    Published afterRestart = account(password).publish(posting);

    assertThat(second).isEqualTo(first);
    assertThat(afterRestart).isEqualTo(first);
    assertThat(liv.posts(brand.did)).isEqualTo(1);
    assertThat(account.find(posting)).contains(first);
  }

  @Test
  void otherPostsOfTheSameMomentStandBesideIt() {
    Posting one = posting("C-2026-0001-1", "One.");
    Posting other = new Posting("C-2026-0001-2", "Two.", "en", List.of(), one.at(), null);

    assertThat(account.publish(one).remoteRef()).isNotEqualTo(account.publish(other).remoteRef());
    assertThat(liv.posts(brand.did)).isEqualTo(2);
  }

  @Test
  void linksTagsAndNamesCountInBytes() {
    String link = "https://shop.example/tea?a=1";
    String text = "Čaj & 🫖 for @%s: %s. #Tea #émoji".formatted(liv.handle, link);

    JsonNode record = liv.record(account.publish(posting("k", text)).remoteRef()).path("value");

    byte[] bytes = text.getBytes(UTF_8);
    List<String> marked = new ArrayList<>();
    for (JsonNode facet : record.path("facets")) {
      int start = facet.at("/index/byteStart").asInt();
      marked.add(new String(bytes, start, facet.at("/index/byteEnd").asInt() - start, UTF_8));
    }
    assertThat(marked).containsExactly("@" + liv.handle, link, "#Tea", "#émoji");
    assertThat(record.at("/facets/0/features/0/did").asText()).isEqualTo(liv.did);
    assertThat(record.at("/facets/1/features/0/uri").asText()).isEqualTo(link);
    assertThat(record.at("/langs/0").asText()).isEqualTo("en");
  }

  @Test
  void aPictureComesWithItsDescriptionAndShape() throws IOException {
    PostedPicture picture = new PostedPicture("image/png", png(40, 30), "A red coat", 40, 30);

    JsonNode record =
        liv.record(account.publish(posting("k", "Look", picture)).remoteRef()).path("value");

    JsonNode image = record.at("/embed/images/0");
    assertThat(image.path("alt").asText()).isEqualTo("A red coat");
    assertThat(image.at("/aspectRatio/width").asInt()).isEqualTo(40);
    assertThat(image.at("/image/mimeType").asText()).isEqualTo("image/png");
    assertThat(image.at("/image/size").asInt()).isEqualTo(picture.bytes().length);
  }

  @Test
  void whatIsWithdrawnIsGoneAndTwiceIsOnce() {
    Posting posting = posting("k", "Too early.");
    String ref = account.publish(posting).remoteRef();

    account.withdraw(ref);
    account.withdraw(ref);

    assertThat(account.find(posting)).isEmpty();
    assertThat(liv.posts(brand.did)).isZero();
  }

  @Test
  void theLimitsAreThoseOfTheNetwork() {
    account.publish(posting("fits", "x".repeat(299) + FAMILY));

    assertThat(account.limits().length("x".repeat(299) + FAMILY)).isEqualTo(300);
    assertThatThrownBy(() -> account.publish(posting("long", "x".repeat(301))))
        .isInstanceOf(NetworkRefused.class)
        .hasMessageContaining("300");
    assertThatThrownBy(() -> account.publish(posting("bytes", FAMILY.repeat(200))))
        .isInstanceOf(NetworkRefused.class)
        .hasMessageContaining("3000");
    assertThat(account.limits().problems(FAMILY.repeat(200), List.of()))
        .containsExactly("The text has 5,000 bytes, at most 3,000 fit: shorten it.");
    assertThat(liv.posts(brand.did)).isEqualTo(1);
  }

  @Test
  void aWrongPasswordIsSaidWithoutThePassword() {
    assertThatThrownBy(() -> account("wrong-password").publish(posting("k", "Hi")))
        .isInstanceOf(NetworkRefused.class)
        .hasMessageContaining("check its handle and app password")
        .hasMessageNotContaining("wrong-password");
  }

  @Test
  void whatOthersDoIsHeardWithItsWordsAndThePostItIsAbout() {
    assumeTrue(hasAppView(), NO_APP_VIEW);
    String ours = account.publish(posting("k", "Who is warm?")).remoteRef();
    JsonNode seen = seen(ours);
    String reply = liv.reply("Not me: my order never came!", seen, seen);
    liv.like(seen);
    liv.repost(seen);
    String mention = liv.mention(brand);

    List<Sound> sounds = waitFor(() -> account.listen(null).sounds(), heard -> heard.size() >= 4);

    assertThat(sounds)
        .extracting(Sound::deed)
        .containsExactlyInAnyOrder(Deed.REPLY, Deed.LIKE, Deed.REPOST, Deed.MENTION);
    assertThat(sounds).extracting(Sound::author).containsOnly(liv.did);
    Sound answer = of(sounds, Deed.REPLY);
    assertThat(answer.text()).isEqualTo("Not me: my order never came!");
    assertThat(answer.remoteRef()).isEqualTo(reply);
    assertThat(answer.post()).isEqualTo(ours);
    assertThat(answer.root()).isEqualTo(ours);
    assertThat(of(sounds, Deed.LIKE).post()).isEqualTo(ours);
    assertThat(of(sounds, Deed.LIKE).text()).isNull();
    assertThat(of(sounds, Deed.MENTION).remoteRef()).isEqualTo(mention);
    assertThat(of(sounds, Deed.MENTION).post()).isNull();
  }

  @Test
  void aLookGoesOnWhereTheLastOneEnded() {
    assumeTrue(hasAppView(), NO_APP_VIEW);
    String first = liv.mention(brand);
    Heard heard = waitFor(() -> account.listen(null), one -> one.sounds().size() == 1);
    String second = liv.mention(brand);

    Heard next =
        waitFor(
            () -> account.listen(heard.heardUntil()),
            one -> one.sounds().stream().anyMatch(sound -> sound.remoteRef().equals(second)));

    assertThat(heard.sounds()).extracting(Sound::remoteRef).containsExactly(first);
    assertThat(next.sounds()).extracting(Sound::remoteRef).endsWith(second);
    assertThat(Instant.parse(next.heardUntil())).isAfter(Instant.parse(heard.heardUntil()));
  }

  @Test
  void anAnswerStandsBelowWhatItAnswersInTheSameThread() {
    assumeTrue(hasAppView(), NO_APP_VIEW);
    String ours = account.publish(posting("k", "Who is warm?")).remoteRef();
    JsonNode root = seen(ours);
    String theirs = liv.reply("Where is my order?", root, root);
    seen(theirs);
    Posting answer = new Posting("answer-1", "It comes tomorrow.", "en", List.of(), now(), theirs);

    Published stands = account.publish(answer);
    assertThat(account.publish(answer)).isEqualTo(stands);

    JsonNode reply = liv.record(stands.remoteRef()).at("/value/reply");
    assertThat(reply.at("/parent/uri").asText()).isEqualTo(theirs);
    assertThat(reply.at("/root/uri").asText()).isEqualTo(ours);
  }

  private JsonNode seen(String uri) {
    return waitFor(() -> liv.seen(uri), node -> !node.isMissingNode());
  }

  private static Sound of(List<Sound> sounds, Deed deed) {
    return sounds.stream().filter(one -> one.deed() == deed).findFirst().orElseThrow();
  }

  /** Asked ten times a second: the network tells nobody when it is done. */
  private static <T> T waitFor(Supplier<T> look, Predicate<T> there) {
    Instant end = Instant.now().plus(LONGEST);
    T found = look.get();
    while (!there.test(found) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      found = look.get();
    }
    assertThat(there.test(found)).as("in time: %s", found).isTrue();
    return found;
  }

  static byte[] png(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }
}
