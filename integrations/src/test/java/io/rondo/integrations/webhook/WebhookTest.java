package io.rondo.integrations.webhook;

import io.rondo.integrations.partners.AccessTokens;
import io.rondo.workers.testing.H2Test;
import io.rondo.workers.testing.WorkersTestApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.ContextConfiguration;

/** Runs against webhooks both ways, the business behind them and H2; without login. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = {WorkersTestApplication.class, WebhookTest.Doors.class},
    properties = {
      "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
      "rondo.integrations.webhook.poll=20ms",
      "rondo.integrations.webhook.remember=0s",
      "rondo.integrations.http.timeout=2s",
      "rondo.workers.fulfilment.loops=false",
      "rondo.workers.response.reactors=0",
      "rondo.workers.asset.folder=target/assets",
      "rondo.workers.sandbox.pace=5ms",
      "rondo.integrations.gateway.mail-poll=20ms",
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
    })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = H2Test.Initializer.class)
public @interface WebhookTest {

  /** The doors alone; the partner API with them, for it words their problems. */
  @Configuration(proxyBeanMethods = false)
  @ConfigurationPropertiesScan({
    "io.rondo.integrations.webhook",
    "io.rondo.integrations.http",
    "io.rondo.integrations.gateway"
  })
  @ComponentScan({
    "io.rondo.integrations.webhook",
    "io.rondo.integrations.http",
    "io.rondo.integrations.gateway",
    "io.rondo.integrations.partners"
  })
  class Doors {

    /** Nobody asks for a token here. */
    @Bean
    AccessTokens accessTokens() {
      return (clientId, scopes) -> {
        throw new UnsupportedOperationException("No tokens without login");
      };
    }
  }
}
