package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KnownLoginsTest {

  private static final Staff.Member MIA = new Staff.Member("mia", List.of(), "seal-1");

  private final AtomicLong nanos = new AtomicLong(-5);
  private final KnownLogins logins = new KnownLogins(nanos::get);

  @Test
  void aPasswordThatWasRightIsKnownAndNoOther() {
    assertThat(logins.isKnown(MIA, "secret")).isFalse();
    logins.remember(MIA, "secret");
    assertThat(logins.isKnown(MIA, "secret")).isTrue();
    assertThat(logins.isKnown(MIA, "Secret")).isFalse();
    assertThat(logins.isKnown(MIA, null)).isFalse();
    assertThat(logins.isKnown(new Staff.Member("max", List.of(), "seal-1"), "secret")).isFalse();
    assertThat(logins.isKnown(null, "secret")).isFalse();
  }

  @Test
  void aChangedPasswordIsUnknownAtOnce() {
    logins.remember(MIA, "secret");
    assertThat(logins.isKnown(new Staff.Member("mia", List.of(), "seal-2"), "secret")).isFalse();
  }

  @Test
  void whoTheyAreIsReadAnewAfterASecond() {
    logins.remember(MIA, "secret");
    nanos.addAndGet(999_999_999);
    assertThat(logins.recent("mia", "secret")).contains(MIA);
    assertThat(logins.recent("mia", "Secret")).isEmpty();
    assertThat(logins.recent("mia", null)).isEmpty();
    assertThat(logins.recent("max", "secret")).isEmpty();
    nanos.incrementAndGet();
    assertThat(logins.recent("mia", "secret")).as("reads for all").isEmpty();
    assertThat(logins.recent("mia", "secret")).as("need not wait").contains(MIA);
    assertThat(logins.isKnown(MIA, "secret")).isTrue();
  }

  @Test
  void aWrongTryLeavesTheNextOneToTheEngine() {
    logins.remember(MIA, "secret");
    logins.forget("mia");
    assertThat(logins.isKnown(MIA, "secret")).isFalse();
    assertThat(logins.recent("mia", "secret")).isEmpty();
  }

  @Test
  void nothingIsKeptWhereTheEngineKeepsNoPassword() {
    Staff.Member elsewhere = new Staff.Member("mia", List.of(), "");
    logins.remember(elsewhere, "secret");
    assertThat(logins.isKnown(elsewhere, "secret")).isFalse();
  }

  @Test
  void theOldestIsForgottenFirst() {
    logins.remember(MIA, "secret");
    for (int i = 0; i < 1_000; i++) {
      logins.remember(new Staff.Member("u" + i, List.of(), "s"), "p");
    }
    assertThat(logins.isKnown(MIA, "secret")).isFalse();
    assertThat(logins.isKnown(new Staff.Member("u999", List.of(), "s"), "p")).isTrue();
  }
}
