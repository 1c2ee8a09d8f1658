package io.rondo.workers.fulfilment;

import io.rondo.workers.database.Bell;
import org.springframework.stereotype.Component;

/** One bell for what partners told, one for what processes have to be told. */
@Component
class Bells {

  private final Bell signals = new Bell();
  private final Bell facts = new Bell();

  Bell signals() {
    return signals;
  }

  Bell facts() {
    return facts;
  }
}
