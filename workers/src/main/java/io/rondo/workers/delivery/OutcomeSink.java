package io.rondo.workers.delivery;

/** Takes the outcomes of a hand-over. Thread-safe. */
public interface OutcomeSink {

  /** Notes what became of one mail. */
  void record(Outcome outcome);

  /** Whether the next mail may still be sent; no once the campaign is paused or stopped. */
  default boolean mayGoOn() {
    return true;
  }
}
