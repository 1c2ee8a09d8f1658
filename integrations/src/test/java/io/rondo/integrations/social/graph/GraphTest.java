package io.rondo.integrations.social.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.social.TestNetwork;
import io.rondo.workers.social.NetworkRefused;
import io.rondo.workers.social.NetworkUnreachable;
import io.rondo.workers.social.SocialAccount.PostedPicture;
import io.rondo.workers.social.SocialAccount.Posting;
import io.rondo.workers.social.SocialAccount.Published;
import io.rondo.workers.testing.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two closed networks, each spoken to by its mapping alone. */
class GraphTest {

  private final TestClock clock = new TestClock();
  private GraphStub network;
  private TestNetwork route;
  private GraphAccount pages;
  private GraphAccount shots;

  @BeforeEach
  void start() throws IOException {
    network = new GraphStub(clock);
    route = new TestNetwork("127.0.0.1:" + network.port(), clock);
    pages = account("pages", "page-token");
    shots = account("shots", "geheim");
  }

  @AfterEach
  void stop() {
    route.close();
    network.close();
  }

  private GraphAccount account(String mapping, String secret) throws IOException {
    return new GraphAccount(
        mapping,
        new GraphAccount.Access(network.url(), "shop", secret, "rondo", "secret-of-rondo"),
        Mapping.of(json(mapping), mapping),
        route.http(),
        clock,
        Duration.ZERO);
  }

  private JsonNode json(String mapping) throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/social/" + mapping + ".json")) {
      ObjectNode root = (ObjectNode) new ObjectMapper().readTree(in);
      String tokens = root.path("token_url").asText("");
      if (!tokens.isEmpty()) {
        root.put("token_url", tokens.replace("{{base}}", "http://127.0.0.1:" + network.port()));
      }
      return root;
    }
  }

  private Posting posting(String text, PostedPicture... pictures) {
    return new Posting("C-2026-0001-1", text, "en", List.of(pictures), clock.instant(), null);
  }

  private static PostedPicture picture(String mime) {
    return new PostedPicture(mime, new byte[] {1, 2, 3}, "A red coat", 4, 3);
  }

  @Test
  void aPostWithPicturesIsPublishedByTheStepsOfItsMapping() {
    Published published =
        pages.publish(posting("Warm & dry = 10 %", picture("image/png"), picture("image/png")));

    assertThat(published.url()).isEqualTo("https://pages.example/" + published.remoteRef());
    assertThat(network.posts.get(published.remoteRef()))
        .containsEntry("message", "Warm & dry = 10 %")
        .containsEntry("attached_media[0]", "{\"media_fbid\":\"photo-1\"}")
        .containsEntry("attached_media[1]", "{\"media_fbid\":\"photo-2\"}");
  }

  @Test
  void aPostWithoutPicturesNamesNone() {
    Published published = pages.publish(posting("Warm"));

    assertThat(network.posts.get(published.remoteRef()).keySet()).containsExactly("message", "at");
  }

  @Test
  void aPictureIsBroughtWhereTheNetworkSaysAndWaitedFor() {
    network.giveOutTokens();
    network.working(3);

    Published published = shots.publish(posting("Look ☕", picture("image/jpeg")));

    assertThat(network.posts.get(published.remoteRef()))
        .containsEntry("commentary", "Look ☕")
        .containsEntry("content", "{\"media\":[\"asset-1\"]}");
    assertThat(network.uploadTokens)
        .as("our token goes to no other server")
        .containsExactly("null");
    assertThat(network.requests.stream().filter("GET /v23.0/uploads/up-1"::equals)).hasSize(4);
  }

  @Test
  void aPictureThatIsNeverReadyPostsNothing() {
    network.giveOutTokens();
    network.working(100);

    assertThatThrownBy(() -> shots.publish(posting("Look", picture("image/jpeg"))))
        .isInstanceOf(NetworkUnreachable.class);
    assertThat(network.posts).isEmpty();
  }

  @Test
  void aTokenThatRanOutIsRenewed() {
    network.giveOutTokens();
    shots.publish(posting("One", picture("image/jpeg")));
    network.giveOutTokens();

    shots.publish(posting("Two", picture("image/jpeg")));

    assertThat(network.posts).hasSize(2);
    assertThat(network.requests.stream().filter("POST /oauth/token"::equals)).hasSize(2);
  }

  @Test
  void aPostWhoseAnswerWasLostStandsThereOnce() {
    Posting posting = posting("Lost?");
    network.loseAnswers(1);
    assertThatThrownBy(() -> pages.publish(posting)).isInstanceOf(NetworkUnreachable.class);

    clock.advance(Duration.ofMinutes(1));
    Published published = pages.publish(posting);

    assertThat(network.posts).containsOnlyKeys(published.remoteRef());
    assertThat(pages.find(posting)).contains(published);
  }

  @Test
  void whatIsWithdrawnIsGoneAndTwiceIsOnce() {
    String ref = pages.publish(posting("Too early.")).remoteRef();

    pages.withdraw(ref);
    pages.withdraw(ref);

    assertThat(network.posts).isEmpty();
  }

  @Test
  void theTableOfErrorsDecidesWhatIsTriedAgain() {
    network.fail("{\"error\":{\"code\":32,\"message\":\"Page request limit reached\"}}");
    assertThatThrownBy(() -> pages.publish(posting("Hi")))
        .isInstanceOf(NetworkUnreachable.class)
        .hasMessageContaining("Page request limit reached");
    network.fail("{\"error\":{\"code\":190,\"message\":\"Session has expired\"}}");
    assertThatThrownBy(() -> pages.publish(posting("Hi")))
        .isInstanceOf(NetworkRefused.class)
        .hasMessageContaining("check the tokens");
    network.fail("{\"error\":{\"code\":368,\"message\":\"This content is not allowed\"}}");
    assertThatThrownBy(() -> pages.publish(posting("Hi")))
        .isInstanceOf(NetworkRefused.class)
        .hasMessageContaining("This content is not allowed");
    assertThat(network.posts).isEmpty();
  }

  @Test
  void aMappingThatLacksSomethingIsRefusedAtTheStart() throws IOException {
    ObjectNode mapping = (ObjectNode) json("pages");
    mapping.remove("find");
    mapping.remove("withdraw");

    assertThatThrownBy(() -> Mapping.of(mapping, "pages.json"))
        .hasMessage("The mapping pages.json lacks /withdraw, /find/path.");
  }

  @Test
  void aMethodThatThereIsNotIsRefusedAtTheStart() throws IOException {
    ObjectNode mapping = (ObjectNode) json("pages");
    ((ObjectNode) mapping.path("withdraw").get(0)).put("method", "REMOVE");

    assertThatThrownBy(() -> Mapping.of(mapping, "pages.json"))
        .hasMessage(
            "The mapping pages.json has a step with the method REMOVE; there are GET, POST, PUT,"
                + " PATCH and DELETE.");
  }

  @Test
  void theLimitsAreThoseOfTheMapping() {
    assertThat(shots.limits().problems("Hi", List.of()))
        .containsExactly("It takes no post without a picture: add one.");
    assertThat(pages.limits().problems("x".repeat(5001), List.of())).hasSize(1);
  }
}
