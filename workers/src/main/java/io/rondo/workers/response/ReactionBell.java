package io.rondo.workers.response;

import io.rondo.workers.database.Bell;
import org.springframework.stereotype.Component;

/** Rings when something may be acted upon. */
@Component
class ReactionBell {

  private final Bell bell = new Bell();

  void ring() {
    bell.ring();
  }

  Bell bell() {
    return bell;
  }
}
