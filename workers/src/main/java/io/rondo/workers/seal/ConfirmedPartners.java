package io.rondo.workers.seal;

/** Port: who a confirmed partner is. Without a bean it is its number. */
public interface ConfirmedPartners {

  /** The partner's code and its name, for a person who signs. */
  String named(long partnerId);
}
