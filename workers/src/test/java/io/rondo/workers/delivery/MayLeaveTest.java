package io.rondo.workers.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.dao.TransientDataAccessResourceException;

/** Whether a claimed mail may still leave. */
class MayLeaveTest {

  private final List<DeliveryMapper.Claimed> claim = new ArrayList<>();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger refusals = new AtomicInteger();

  @Test
  void whoGetsAnObstacleStaysHereAndTheOthersLeave() {
    claim.add(row(1, null));
    claim.add(row(2, null));
    MayLeave mayLeave = new MayLeave(this::read, Duration.ZERO);
    assertThat(mayLeave.yes(2)).isTrue();

    claim.set(1, row(2, "held"));

    assertThat(mayLeave.yes(1)).isTrue();
    assertThat(mayLeave.yes(2)).isFalse();
  }

  @Test
  void theClaimIsReadOncePerIntervalWhoeverAsks() {
    claim.add(row(1, "no_consent"));
    MayLeave mayLeave = new MayLeave(this::read, Duration.ofDays(1));

    for (int i = 0; i < 1000; i++) {
      assertThat(mayLeave.yes(1)).as("it was read a moment ago").isTrue();
    }

    assertThat(asked).hasValue(0);
  }

  @Test
  void aDatabaseThatRefusesOnceIsAskedAgainAndTheMailHasItsAnswer() {
    claim.add(row(1, "held"));
    refusals.set(1);

    assertThat(new MayLeave(this::read, Duration.ZERO).yes(1)).isFalse();

    assertThat(asked).hasValue(2);
  }

  @Test
  void whoeverComesWhileItIsAskedWaitsForTheAnswer() throws Exception {
    claim.add(row(1, null));
    claim.add(row(2, "held"));
    CountDownLatch asking = new CountDownLatch(1);
    CountDownLatch answer = new CountDownLatch(1);
    MayLeave mayLeave =
        new MayLeave(
            () -> {
              asking.countDown();
              await(answer);
              return read();
            },
            Duration.ofNanos(1));
    CompletableFuture<Boolean> first = CompletableFuture.supplyAsync(() -> mayLeave.yes(1));
    await(asking);
    FutureTask<Boolean> second = new FutureTask<>(() -> mayLeave.yes(2));
    Thread waits = new Thread(second);
    waits.start();
    Awaitility.await().until(() -> waits.getState() == Thread.State.WAITING);

    answer.countDown();

    assertThat(second.get()).isFalse();
    assertThat(first.get()).isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<DeliveryMapper.Claimed> read() {
    asked.incrementAndGet();
    if (refusals.getAndDecrement() > 0) {
      throw new TransientDataAccessResourceException("It is away for a moment.");
    }
    return List.copyOf(claim);
  }

  private static DeliveryMapper.Claimed row(long id, String obstacle) {
    return new DeliveryMapper.Claimed(id, id, 1L, 0, obstacle);
  }
}
