package io.rondo.workers.call;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells the processes of promised calls how they ended. A process that is between two of its waits
 * does not listen at that moment, so it is told again.
 */
@Component
class CallBackTeller {

  private static final int PORTION = 200;

  private final CallBacks callBacks;

  CallBackTeller(CallBacks callBacks) {
    this.callBacks = callBacks;
  }

  /** Every two seconds. */
  @Scheduled(fixedDelay = 2_000)
  void tell() {
    callBacks.tellAll(PORTION);
  }
}
