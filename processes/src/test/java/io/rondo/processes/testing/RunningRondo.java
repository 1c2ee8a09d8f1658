package io.rondo.processes.testing;

import io.rondo.processes.Rondo;
import io.rondo.workers.testing.TestDatabases;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
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
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "rondo.data=target/running-rondo"
    })
@TypeExcludeFilters(WithoutTestSupport.class)
@ContextConfiguration(initializers = RunningRondo.Initializer.class)
public @interface RunningRondo {

  /** Gives the context its database. */
  class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("running-rondo", TestDatabases.h2()));
    }
  }
}
