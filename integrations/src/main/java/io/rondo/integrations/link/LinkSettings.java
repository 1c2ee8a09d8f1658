package io.rondo.integrations.link;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the links of contents are looked at when a campaign is rehearsed.
 *
 * @param enabled whether Rondo may open connections for it; default yes
 * @param timeout for one link, however slowly the server answers; default 5 seconds
 * @param deadline for all links of a rehearsal; what is left then stays unchecked; default 1 minute
 * @param parallel how many links are looked at at once; default 8
 * @param most how many links of a rehearsal are looked at; the rest stays unchecked; default 200
 * @param allowPrivate whether links may lead to this machine and inner networks; default no
 */
@ConfigurationProperties("rondo.integrations.link")
public record LinkSettings(
    @DefaultValue("true") boolean enabled,
    @DefaultValue("5s") Duration timeout,
    @DefaultValue("1m") Duration deadline,
    @DefaultValue("8") int parallel,
    @DefaultValue("200") int most,
    @DefaultValue("false") boolean allowPrivate) {}
