package io.rondo.integrations.print;

import io.rondo.integrations.partners.AccessTokens;
import io.rondo.workers.testing.H2Test;
import io.rondo.workers.testing.WorkersTestApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs against everything that reaches print vendors, the business behind it and H2; without login.
 * What the loops would do a test does itself.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {WorkersTestApplication.class, PrintTest.Doors.class},
    properties = {
      "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
      "spring.jackson.default-property-inclusion=non_null",
      "rondo.public-url=https://rondo.example",
      "rondo.workers.fulfilment.loops=false",
      "rondo.workers.response.reactors=0",
      "rondo.workers.asset.folder=target/assets",
      "rondo.integrations.print.poll=1d",
      "rondo.integrations.http.timeout=1500ms",
      "rondo.integrations.http.breaker-pause=1m",
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
    })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = H2Test.Initializer.class)
public @interface PrintTest {

  /** The doors to print vendors alone. */
  @Configuration(proxyBeanMethods = false)
  @ConfigurationPropertiesScan({"io.rondo.integrations.print", "io.rondo.integrations.http"})
  @ComponentScan({
    "io.rondo.integrations.print",
    "io.rondo.integrations.http",
    "io.rondo.integrations.partners"
  })
  class Doors {

    /** Nobody logs in here. */
    @Bean
    AccessTokens accessTokens() {
      return (clientId, scopes) -> new AccessTokens.Issued("token", Duration.ofMinutes(5));
    }
  }
}
