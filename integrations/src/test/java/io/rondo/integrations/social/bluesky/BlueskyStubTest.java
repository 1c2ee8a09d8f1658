package io.rondo.integrations.social.bluesky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.social.NetworkUnreachable;
import io.rondo.workers.social.SocialAccount.Posting;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The adapter on a stub that keeps the limits, and on its bad days. */
class BlueskyStubTest extends BlueskyContract {

  private BlueskyStub stub;

  @BeforeAll
  void start() throws IOException {
    stub = new BlueskyStub();
  }

  @AfterAll
  void stop() {
    stub.close();
  }

  @Override
  String server() {
    return stub.url();
  }

  @Override
  boolean hasAppView() {
    return true;
  }

  @Test
  void aSessionThatRanOutIsRenewedWithoutALogin() {
    account.publish(posting("one", "One."));
    int logins = stub.logins();

    stub.expireTokens();
    account.publish(posting("two", "Two."));

    assertThat(stub.logins()).isEqualTo(logins);
    stub.forgetTokens();
    account.publish(posting("three", "Three."));
    assertThat(stub.logins()).isEqualTo(logins + 1);
  }

  @Test
  void aPostWhoseAnswerWasLostStandsThereOnce() {
    Posting posting = posting("C-2026-0001-1", "Lost?");
    account.find(posting);
    stub.loseAnswers(1);

    assertThatThrownBy(() -> account.publish(posting)).isInstanceOf(NetworkUnreachable.class);
    assertThat(account.find(posting)).isPresent();
    account.publish(posting);

    assertThat(liv.posts(brand.did)).isEqualTo(1);
  }

  @Test
  void aLimitIsWaitedForAsLongAsTheNetworkSays() {
    account.find(posting("k", "Hi"));
    stub.busy(1, "" + Instant.now().plusSeconds(120).getEpochSecond());

    assertThatThrownBy(() -> account.publish(posting("k", "Hi")))
        .isInstanceOfSatisfying(
            NetworkUnreachable.class,
            busy ->
                assertThat(busy.retryAfter())
                    .isBetween(Duration.ofSeconds(100), Duration.ofSeconds(121)));
  }

  @Test
  void aStormOfLikesIsHeardToItsEnd() {
    String ours = account.publish(posting("k", "Viral.")).remoteRef();
    stub.storm(brand.did, ours, 1_234, Instant.now().minusSeconds(2_000));

    var heard = account.listen(null);

    assertThat(heard.sounds()).hasSize(1_234);
    assertThat(heard.sounds().get(0).remoteRef()).contains("fan0/");
    assertThat(account.listen(heard.heardUntil()).sounds())
        .as("ten minutes back, not all of it")
        .hasSize(601);
  }
}
