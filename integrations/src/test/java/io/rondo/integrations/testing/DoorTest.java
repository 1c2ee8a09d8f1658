package io.rondo.integrations.testing;

import io.rondo.integrations.partners.AccessTokens;
import io.rondo.workers.testing.H2Test;
import io.rondo.workers.testing.WorkersTestApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs against the endpoints for machines, the business behind them and H2; without login. One
 * context serves all such tests.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {WorkersTestApplication.class, DoorTest.Doors.class},
    properties = {
      "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
      "spring.jackson.default-property-inclusion=non_null",
      "springdoc.api-docs.path=/api/openapi",
      "rondo.workers.fulfilment.loops=false",
      "rondo.workers.response.reactors=0",
      "rondo.workers.asset.folder=target/assets",
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
    })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = H2Test.Initializer.class)
public @interface DoorTest {

  /** The endpoints, without the mail routes. */
  @Configuration(proxyBeanMethods = false)
  @ComponentScan({
    "io.rondo.integrations.api",
    "io.rondo.integrations.tracking",
    "io.rondo.integrations.document",
    "io.rondo.integrations.partners"
  })
  class Doors {

    /** Tokens that say whom they are for; nobody checks them here. */
    @Bean
    AccessTokens accessTokens() {
      return (clientId, scopes) ->
          new AccessTokens.Issued("token-of-" + clientId, Duration.ofMinutes(5));
    }
  }
}
