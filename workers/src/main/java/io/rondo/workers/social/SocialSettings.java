package io.rondo.workers.social;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of social networks.
 *
 * @param listen whether this node listens to what others say; default true
 * @param listenEvery how long after a look at an account the next one follows, by whichever node;
 *     default 15 seconds
 */
@ConfigurationProperties("rondo.workers.social")
record SocialSettings(
    @DefaultValue("true") boolean listen, @DefaultValue("15s") Duration listenEvery) {}
