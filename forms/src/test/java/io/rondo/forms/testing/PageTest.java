package io.rondo.forms.testing;

import io.rondo.workers.testing.H2Test;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Runs against the pages of {@link FormsTestApplication} on H2; one context serves all. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = FormsTestApplication.class,
    properties = {
      "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED",
      "spring.jackson.default-property-inclusion=non_null",
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "rondo.workers.asset.folder=target/assets",
      "rondo.workers.social.listen=false",
      "server.error.whitelabel.enabled=false"
    })
@AutoConfigureMockMvc
@ContextConfiguration(initializers = H2Test.Initializer.class)
public @interface PageTest {}
