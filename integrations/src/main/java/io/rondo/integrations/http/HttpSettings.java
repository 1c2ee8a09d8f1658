package io.rondo.integrations.http;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Rondo calls partners over HTTP.
 *
 * @param connectTimeout for the connection; default 5 seconds
 * @param timeout for the whole exchange, however slowly the other side answers; default 15 seconds
 * @param most bytes that are read of an answer; default 65,536
 * @param allow hosts and ports ({@code 127.0.0.1:9000}) that may be reached although they are inner
 *     ones, also without TLS; default none
 * @param breakerPause how long a partner that keeps failing is left alone; default 30 seconds
 */
@ConfigurationProperties("rondo.integrations.http")
public record HttpSettings(
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("15s") Duration timeout,
    @DefaultValue("65536") int most,
    @DefaultValue({}) Set<String> allow,
    @DefaultValue("30s") Duration breakerPause) {

  /** Whether this very host and port is let through. */
  boolean allows(String host, int port) {
    return host != null && allow.contains(host.toLowerCase(java.util.Locale.ROOT) + ":" + port);
  }
}
