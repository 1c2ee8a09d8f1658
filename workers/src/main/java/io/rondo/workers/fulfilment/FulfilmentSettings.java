package io.rondo.workers.fulfilment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How orders to partners are followed.
 *
 * @param loops whether this node acts upon what partners told and tells processes; default true
 * @param poll how often it looks for what other nodes stored; what it stored itself it knows at
 *     once; default 1 second
 * @param factPause wait before a process that did not listen is told again, twice as long each
 *     time; default 1 second
 * @param longestFactPause the longest such wait; default 1 minute
 * @param packageHolds how long a package that was made is made the same again, so that a repeated
 *     hand-over is one order; after that everybody in it is asked for anew; default 1 hour
 */
@ConfigurationProperties("rondo.workers.fulfilment")
record FulfilmentSettings(
    @DefaultValue("true") boolean loops,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("1s") Duration factPause,
    @DefaultValue("1m") Duration longestFactPause,
    @DefaultValue("1h") Duration packageHolds) {

  /** The wait after so many tries. */
  Duration pauseAfter(int tries) {
    Duration pause = factPause.multipliedBy(1L << Math.min(tries, 20));
    return pause.compareTo(longestFactPause) > 0 ? longestFactPause : pause;
  }
}
