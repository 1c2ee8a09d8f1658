package io.rondo.integrations.social;

import io.rondo.integrations.http.HttpSettings;
import io.rondo.integrations.link.GuardedResolver;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** The route to a network, as it runs in Rondo. */
public final class TestNetwork implements AutoCloseable {

  private final CamelContext camel = new DefaultCamelContext();
  private final NetworkRoutes routes;
  private final NetworkHttp http;

  /**
   * @param authority host and port of a server in this machine
   */
  public TestNetwork(String authority, Clock clock) {
    this(Set.of(authority), Duration.ofSeconds(15), InetAddress::getAllByName, clock);
  }

  TestNetwork(Set<String> allow, Duration timeout, GuardedResolver.Names names, Clock clock) {
    HttpSettings settings =
        new HttpSettings(
            Duration.ofSeconds(5), Duration.ofSeconds(5), 65_536, allow, Duration.ofMinutes(1));
    routes = new NetworkRoutes(settings, timeout, names);
    try {
      camel.addRoutes(routes);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    camel.start();
    http = new NetworkHttp(camel.createProducerTemplate(), clock);
  }

  /** What the adapters call with. */
  public NetworkHttp http() {
    return http;
  }

  CamelContext camel() {
    return camel;
  }

  @Override
  public void close() {
    camel.stop();
    try {
      routes.close();
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
