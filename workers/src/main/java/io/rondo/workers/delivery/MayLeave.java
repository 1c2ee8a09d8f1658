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
 * once per interval. Thread-safe.
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
    boolean due = System.nanoTime() - askedAt >= everyNanos;
    if (due && asking.tryLock()) {
      try {
        barred =
            Again.ask(claim).stream()
                .filter(row -> row.obstacle() != null)
                .map(DeliveryMapper.Claimed::id)
                .collect(Collectors.toUnmodifiableSet());
        askedAt = System.nanoTime();
      } finally {
        asking.unlock();
      }
    }
    return !barred.contains(deliveryId);
  }
}
