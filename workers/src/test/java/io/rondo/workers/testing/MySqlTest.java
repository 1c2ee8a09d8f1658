package io.rondo.workers.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs against the business of {@link WorkersTestApplication} on the real MySQL of this test run.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(MySqlTest.Condition.class)
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
@ContextConfiguration(initializers = MySqlTest.Initializer.class)
public @interface MySqlTest {

  /** Gives the context its schema. */
  class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      context
          .getEnvironment()
          .getPropertySources()
          .addFirst(new MapPropertySource("mysql", TestDatabases.mySql()));
    }
  }

  /** Skips with a reason where no MySQL runs; in CI that is a failure. */
  class Condition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (TestDatabases.hasMySql() || System.getenv("CI") != null) {
        return ConditionEvaluationResult.enabled("a real MySQL runs");
      }
      return ConditionEvaluationResult.disabled("No MySQL runs: ./test starts one, see .ci/mysql.");
    }
  }
}
