package io.rondo.processes.testing;

import io.rondo.processes.Rondo;
import io.rondo.workers.testing.TestDatabases;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.test.autoconfigure.filter.TypeExcludeFilters;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** The whole of Rondo on a free port and an empty H2 database; one serves all such tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {Rondo.class, TestDoors.class},
    webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
    properties = {
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "rondo.data=target/running-rondo",
      // where webhooks of tests may lead, and nobody listens
      "rondo.integrations.http.allow=127.0.0.1:9",
      // a test clicks as quickly as a bot
      "rondo.workers.response.bot-haste=0s"
    })
@TypeExcludeFilters(WithoutTestSupport.class)
@ContextConfiguration(initializers = RunningRondo.Initializer.class)
public @interface RunningRondo {

  /** Gives the context its port and its database. */
  class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("running-rondo", settings(TestDatabases.h2())));
    }

    /** A free port, which links in mails name too, and the given database. */
    static Map<String, Object> settings(Map<String, Object> database) {
      Map<String, Object> settings = new HashMap<>(database);
      int port = freePort();
      settings.put("server.port", port);
      settings.put("rondo.public-url", "http://localhost:" + port);
      return settings;
    }

    private static int freePort() {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
