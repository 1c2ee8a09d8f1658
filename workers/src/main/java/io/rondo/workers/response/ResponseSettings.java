package io.rondo.workers.response;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How responses are judged.
 *
 * @param botHaste a click sooner than this after the mail left is a scanner's, not a person's
 * @param botPatience how long a click waits before anything follows from it: by then a scanner has
 *     shown itself on the other links
 * @param reactors threads of this node that act upon responses; 0 leaves that to other nodes
 * @param poll how often they look for what other nodes stored and for what has become due; what
 *     this node stored they know at once
 */
@ConfigurationProperties("rondo.workers.response")
record ResponseSettings(
    @DefaultValue("5s") Duration botHaste,
    @DefaultValue("30s") Duration botPatience,
    @DefaultValue("2") int reactors,
    @DefaultValue("1s") Duration poll) {}
