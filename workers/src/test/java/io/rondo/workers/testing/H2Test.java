package io.rondo.workers.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs against the business of {@link WorkersTestApplication} on H2. One context serves all such
 * tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = WorkersTestApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.NONE,
    properties = {
      "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
      "rondo.workers.asset.folder=target/assets",
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "rondo.workers.social.listen=false",
      "rondo.workers.fulfilment.loops=false",
      "rondo.workers.response.reactors=0"
    })
@ContextConfiguration(initializers = H2Test.Initializer.class)
public @interface H2Test {

  /** Gives the context its database. */
  class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("h2", TestDatabases.h2()));
    }
  }
}
