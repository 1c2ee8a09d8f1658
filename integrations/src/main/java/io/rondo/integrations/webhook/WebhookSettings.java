package io.rondo.integrations.webhook;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are told, and what they may post.
 *
 * @param parallel webhooks that this node tells at once; default 16
 * @param poll how long a message of another node waits at most until this one looks; default 1
 *     second
 * @param keep how long messages that are done stay in the log; default 30 days
 * @param most bytes of a callback; default 65,536
 * @param remember how long a partner's signing secrets are remembered, so that a callback costs one
 *     statement; a revoked one may count so long on this node; default 2 seconds
 */
@ConfigurationProperties("rondo.integrations.webhook")
public record WebhookSettings(
    @DefaultValue("16") int parallel,
    @DefaultValue("1s") Duration poll,
    @DefaultValue("30d") Duration keep,
    @DefaultValue("65536") int most,
    @DefaultValue("2s") Duration remember) {}
