package io.rondo.workers.response;

import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks for customers of events that came before them. It looks while customers are being added and
 * for a minute after, because an event on its way may still have missed them; otherwise it rests.
 */
@Component
class LateMatches {

  private static final Duration AFTERMATH = Duration.ofMinutes(1);

  private final Responses responses;
  private final ResponseMapper mapper;
  private long newest = -1;
  private long changedAt;

  LateMatches(Responses responses, ResponseMapper mapper) {
    this.responses = responses;
    this.mapper = mapper;
  }

  /** Every five seconds, so that a result is up to date within ten. */
  @Scheduled(fixedDelay = 5_000)
  void match() {
    long now = System.nanoTime();
    long customer = mapper.newestCustomer();
    if (customer != newest) {
      newest = customer;
      changedAt = now;
    }
    if (now - changedAt <= AFTERMATH.toNanos()) {
      responses.matchLate();
    }
  }
}
