package io.rondo.workers.engine;

import io.rondo.workers.testing.H2Test;
import io.rondo.workers.testing.MySqlTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ContextConfiguration;

/** Settings of tests with a real engine: it never polls, so only a wake-up moves it on. */
final class EngineTest {

  private static final String ISOLATION =
      "spring.datasource.hikari.transaction-isolation=TRANSACTION_READ_COMMITTED";
  private static final String MIGRATIONS =
      "spring.flyway.locations=classpath:db/engine,classpath:db/migration";
  private static final String NO_SCHEMA = "camunda.bpm.database.schema-update=false";
  private static final String NO_DEPLOYMENT = "camunda.bpm.auto-deployment-enabled=false";
  private static final String FULL = "camunda.bpm.history-level=full";
  private static final String NO_POLL = "rondo.workers.engine.poll=10m";

  private EngineTest() {}

  /** On H2. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @SpringBootTest(
      classes = EngineTestApplication.class,
      webEnvironment = SpringBootTest.WebEnvironment.NONE,
      properties = {ISOLATION, MIGRATIONS, NO_SCHEMA, NO_DEPLOYMENT, FULL, NO_POLL})
  @ContextConfiguration(initializers = H2Test.Initializer.class)
  @interface OnH2 {}

  /** On the real MySQL of this test run. */
  @Target(ElementType.TYPE)
  @Retention(RetentionPolicy.RUNTIME)
  @ExtendWith(MySqlTest.Condition.class)
  @SpringBootTest(
      classes = EngineTestApplication.class,
      webEnvironment = SpringBootTest.WebEnvironment.NONE,
      properties = {ISOLATION, MIGRATIONS, NO_SCHEMA, NO_DEPLOYMENT, FULL, NO_POLL})
  @ContextConfiguration(initializers = MySqlTest.Initializer.class)
  @interface OnMySql {}
}
