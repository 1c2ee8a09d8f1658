package io.rondo.integrations.http;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import java.time.Duration;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * One breaker a partner: after half of the last ten calls found nobody, the partner is left alone
 * for a while, and then tried by one call. A partner that says no is no failure.
 */
@Component
public class PartnerCircuits {

  private static final int CALLS = 10;
  private static final int AT_LEAST = 5;

  private final CircuitBreakerRegistry breakers;
  private final Duration pause;

  /** With the pause of these settings. */
  public PartnerCircuits(HttpSettings settings) {
    this.pause = settings.breakerPause();
    this.breakers =
        CircuitBreakerRegistry.of(
            CircuitBreakerConfig.custom()
                .slidingWindowSize(CALLS)
                .minimumNumberOfCalls(AT_LEAST)
                .failureRateThreshold(50)
                .waitDurationInOpenState(pause)
                .permittedNumberOfCallsInHalfOpenState(1)
                .recordExceptions(PartnerUnreachable.class)
                .build());
  }

  /**
   * Makes the call, unless this partner is being left alone.
   *
   * @param partnerCode whose breaker it is
   * @throws PartnerUnreachable as the call does, and while the breaker is open
   */
  public <T> T call(String partnerCode, Supplier<T> call) {
    CircuitBreaker breaker = breakers.circuitBreaker(partnerCode);
    try {
      return breaker.executeSupplier(call);
    } catch (CallNotPermittedException e) {
      throw new PartnerUnreachable(
          "%s kept failing and is left alone for a while.".formatted(partnerCode), pause, e);
    }
  }
}
