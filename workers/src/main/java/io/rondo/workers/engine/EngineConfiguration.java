package io.rondo.workers.engine;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the engine: after the migrations, with Rondo's plugin. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  private static final String ENGINE = "processEngineFactoryBean";
  private static final String MIGRATIONS = "flywayInitializer";

  /** The engine reads its tables when it starts; the migrations make them. */
  @Bean
  static BeanFactoryPostProcessor engineAfterMigrations() {
    return beans -> {
      if (beans.containsBeanDefinition(ENGINE) && beans.containsBeanDefinition(MIGRATIONS)) {
        beans.getBeanDefinition(ENGINE).setDependsOn(MIGRATIONS);
      }
    };
  }

  @Bean
  RondoEnginePlugin rondoEnginePlugin(
      ObjectProvider<BusinessKeys> keys,
      ObjectProvider<TaskRule> rules,
      ObjectProvider<DecisionRule> decisionRules,
      Wake wake,
      Clock clock) {
    return new RondoEnginePlugin(
        new EngineHooks() {
          @Override
          public BusinessKeys businessKeys() {
            return keys.getObject();
          }

          @Override
          public List<TaskRule> rules() {
            return rules.stream().toList();
          }

          @Override
          public List<DecisionRule> decisionRules() {
            return decisionRules.stream().toList();
          }

          @Override
          public void stepCreated() {
            wake.afterCommit();
          }
        },
        clock);
  }
}
