package io.rondo.processes.testing;

import io.rondo.processes.Rondo;
import io.rondo.workers.testing.TestDatabases;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import org.springframework.boot.test.autoconfigure.filter.TypeExcludeFilters;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole product as a company runs it: on real MySQL and with a mail server of its own, a {@link
 * CountingMailServer} that a test can inject. Where no MySQL runs (outside {@code ./test}) it is
 * H2.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {Rondo.class, TestDoors.class},
    webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
    properties = {
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "rondo.data=target/running-rondo-mysql"
    })
@TypeExcludeFilters(WithoutTestSupport.class)
@ContextConfiguration(initializers = RunningRondoOnMySql.Initializer.class)
public @interface RunningRondoOnMySql {

  /** Gives the context its port, folder, database and mail server. */
  class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      boolean real = TestDatabases.hasMySql() || System.getenv("CI") != null;
      Map<String, Object> settings =
          RunningRondo.Initializer.settings(real ? TestDatabases.mySql() : TestDatabases.h2());
      CountingMailServer mail = CountingMailServer.start();
      context.getBeanFactory().registerSingleton("countingMailServer", mail);
      context.addApplicationListener(
          event -> {
            if (event instanceof org.springframework.context.event.ContextClosedEvent) {
              mail.close();
            }
          });
      settings.put("rondo.integrations.email.host", "127.0.0.1");
      settings.put("rondo.integrations.email.port", mail.port());
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("journey", settings));
    }
  }
}
