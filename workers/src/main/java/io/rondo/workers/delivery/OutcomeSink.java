package io.rondo.workers.delivery;

/** Takes the outcomes of a hand-over. Thread-safe. */
public interface OutcomeSink {

  /** Notes what became of one mail. */
  void record(Outcome outcome);

  /** Whether the next mail may still be sent; no once the campaign is paused or stopped. */
  default boolean mayGoOn() {
    return true;
  }

  /**
   * Whether this mail may still be sent; no once its person withdrew, was suppressed or is left in
   * peace since the list was made. A mail that may not is reported as {@link
   * Outcome.Kind#NOT_TRIED}.
   */
  default boolean mayLeave(long deliveryId) {
    return true;
  }
}
