package io.rondo.workers.engine;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The engine adapter alone, with a real engine and a few workers and rules to try it with. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ConfigurationPropertiesScan("io.rondo.workers.engine")
@ComponentScan({"io.rondo.workers.engine", "io.rondo.workers.database"})
class EngineTestApplication {

  /** Counted down when the last of three chained steps is committed. */
  static volatile CountDownLatch chainEnded = new CountDownLatch(1);

  @Bean
  BusinessKeys keys() {
    AtomicInteger number = new AtomicInteger();
    return () -> "C-2026-%04d".formatted(number.incrementAndGet());
  }

  @Bean
  Worker first() {
    return worker("probe.doFirst", true);
  }

  @Bean
  Worker second() {
    return worker("probe.doSecond", false);
  }

  @Bean
  Worker third() {
    return worker("probe.doThird", true);
  }

  private static Worker worker(String topic, boolean transactional) {
    return new Worker() {
      @Override
      public String topic() {
        return topic;
      }

      @Override
      public boolean transactional() {
        return transactional;
      }

      @Override
      public Result perform(Step step) {
        if (topic.equals("probe.doThird")) {
          TransactionSynchronizationManager.registerSynchronization(
              new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                  chainEnded.countDown();
                }
              });
        }
        return Result.of("last", topic);
      }
    };
  }

  /** Whoever saves a table called Owned must be its owner, the outcome of its first row. */
  @Bean
  DecisionRule onlyTheOwner(People people) {
    return new DecisionRule() {
      @Override
      public String decision() {
        return "Owned";
      }

      @Override
      public List<String> problems(Map<String, DecisionTable> tables, String who) {
        if (who != null && people.find(who).isEmpty()) {
          return List.of(who + " has no login.");
        }
        Object owner = tables.get("Owned").rows().get(0).outcome().get("owner");
        return who == null || who.equals(owner)
            ? List.of()
            : List.of("Table The Owned, row 1: it belongs to " + owner + ", not " + who + ".");
      }
    };
  }

  @Bean
  TaskRule onlyYes() {
    return new TaskRule() {
      @Override
      public String task() {
        return "Activity_Say";
      }

      @Override
      public Map<String, Object> complete(String businessKey, String user, Step step) {
        if (user.equals("stranger")) {
          throw TaskRefused.forbidden("Only friends may say it.");
        }
        if (step.text("word").equals("yesterday")) {
          throw TaskRefused.stale("It was said meanwhile.");
        }
        if (!step.text("word").equals("yes")) {
          throw new TaskRefused("Say yes.");
        }
        return Map.of("saidBy", user);
      }
    };
  }
}
