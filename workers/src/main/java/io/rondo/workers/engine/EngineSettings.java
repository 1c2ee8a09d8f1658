package io.rondo.workers.engine;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node takes steps.
 *
 * @param threads how many short steps run at once, and as many long ones beside them; 1 to 32
 * @param lock how long a step belongs to this node without a sign of life
 * @param poll how long the node sleeps when nothing wakes it
 */
@ConfigurationProperties("rondo.workers.engine")
public record EngineSettings(
    @DefaultValue("4") int threads,
    @DefaultValue("60s") Duration lock,
    @DefaultValue("1s") Duration poll) {

  public EngineSettings {
    if (threads < 1 || threads > 32) {
      throw new IllegalArgumentException("rondo.workers.engine.threads is 1 to 32.");
    }
  }
}
