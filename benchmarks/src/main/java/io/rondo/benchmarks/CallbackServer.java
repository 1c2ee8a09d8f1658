package io.rondo.benchmarks;

import io.rondo.integrations.partners.AccessTokens;
import io.rondo.workers.testing.WorkersTestApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;

/**
 * Takes callbacks in a JVM of its own, so that it can be killed. Says on its first line which port
 * it listens to. Without login and staff's pages; those have no part in a callback.
 */
final class CallbackServer {

  private CallbackServer() {}

  /** The doors of webhooks, and the one to nowhere. */
  @Configuration(proxyBeanMethods = false)
  @ConfigurationPropertiesScan({"io.rondo.integrations.webhook", "io.rondo.integrations.http"})
  @ComponentScan({
    "io.rondo.integrations.webhook",
    "io.rondo.integrations.http",
    "io.rondo.integrations.partners"
  })
  static class Doors {

    /** Nobody asks for a token here. */
    @Bean
    AccessTokens accessTokens() {
      return (clientId, scopes) -> {
        throw new UnsupportedOperationException("No tokens without login");
      };
    }
  }

  /**
   * @param arguments settings, {@code --name=value}
   */
  public static void main(String[] arguments) {
    var results = System.out;
    System.setOut(System.err); // logs are no results
    var context =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(WorkersTestApplication.class, Doors.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments);
    results.println(context.getWebServer().getPort());
    results.flush();
  }
}
