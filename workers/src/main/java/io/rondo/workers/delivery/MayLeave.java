package io.rondo.workers.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Whether a claimed mail may still leave, asked right before it does: who withdrew, was suppressed,
 * erased or is left in peace since the claim was read stays here. Asks for the whole claim at most
 * once per interval, and no answer is older than that. Thread-safe.
 */
class MayLeave {

  private final Supplier<List<DeliveryMapper.Claimed>> claim;
  private final long everyNanos;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile long askedAt = System.nanoTime();
  private volatile Set<Long> barred = Set.of();

  /**
   * @param claim reads the claim anew; it was read a moment ago
   */
  MayLeave(Supplier<List<DeliveryMapper.Claimed>> claim, Duration every) {
    this.claim = claim;
    this.everyNanos = every.toNanos();
  }

  boolean yes(long deliveryId) {
    if (isOld()) {
      // whoever comes meanwhile waits: after a stall the old answer may be of long ago
      asking.lock();
      try {
        if (isOld()) {
          ask();
        }
      } finally {
        asking.unlock();
      }
    }
    return !barred.contains(deliveryId);
  }

  private boolean isOld() {
    return System.nanoTime() - askedAt >= everyNanos;
  }

  private void ask() {
    long now = System.nanoTime();
    barred =
        Again.ask(claim).stream()
            .filter(row -> row.obstacle() != null)
            .map(DeliveryMapper.Claimed::id)
            .collect(Collectors.toUnmodifiableSet());
    askedAt = now;
  }
}
