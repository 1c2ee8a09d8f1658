package io.rondo.workers.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What every database must keep of whose turn it is to read a mailbox. */
abstract class MailboxTurnsContract {

  @Autowired private MailboxTurns turns;
  @Autowired private TestClock clock;

  private final String mailbox = "back@imap.test/" + UUID.randomUUID();

  @BeforeEach
  void now() {
    clock.reset();
  }

  @Test
  void oneNodeReadsAMailboxUntilItLeavesOrFallsSilent() {
    assertThat(turns.take(mailbox, "one")).isTrue();
    assertThat(turns.take(mailbox, "two")).isFalse();

    // while it keeps saying that it is there
    clock.advance(Duration.ofSeconds(90));
    assertThat(turns.take(mailbox, "one")).isTrue();
    clock.advance(Duration.ofSeconds(90));
    assertThat(turns.take(mailbox, "two")).isFalse();

    // when it falls silent
    clock.advance(Duration.ofSeconds(30));
    assertThat(turns.take(mailbox, "two")).isTrue();
    assertThat(turns.take(mailbox, "one")).as("came back too late").isFalse();
    turns.leave(mailbox, "one");
    assertThat(turns.take(mailbox, "one")).as("left what was not its own").isFalse();

    // when it leaves
    turns.leave(mailbox, "two");
    assertThat(turns.take(mailbox, "one")).isTrue();
    assertThat(turns.take(mailbox + "/other", "two")).isTrue();
  }

  @Test
  void ofManyThatComeInTheSameMomentOneReads() {
    AtomicInteger readers = new AtomicInteger();
    IntStream.range(0, 8)
        .parallel()
        .forEach(i -> readers.addAndGet(turns.take(mailbox, "node " + i) ? 1 : 0));
    assertThat(readers).hasValue(1);
  }

  @Test
  void everyNodeKnowsHowTheMailboxWasFound() {
    assertThat(turns.state(mailbox)).isEqualTo(new ReturnMailbox.State(null, null));
    turns.take(mailbox, "one");
    turns.looked(mailbox, null);
    assertThat(turns.state(mailbox).lookedAt()).isEqualTo(clock.instant());

    clock.advance(Duration.ofSeconds(20));
    turns.looked(mailbox, "It is away.");
    assertThat(turns.state(mailbox))
        .isEqualTo(
            new ReturnMailbox.State(clock.instant().minus(Duration.ofSeconds(20)), "It is away."));
  }
}
