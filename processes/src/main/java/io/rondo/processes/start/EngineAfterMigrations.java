package io.rondo.processes.start;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;

/** Lets the engine wait for the migrations, which make its tables. */
@Component
class EngineAfterMigrations implements BeanFactoryPostProcessor {

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    if (beans.containsBeanDefinition("processEngineFactoryBean")) {
      var engine = beans.getBeanDefinition("processEngineFactoryBean");
      engine.setDependsOn(StringUtils.addStringToArray(engine.getDependsOn(), "flywayInitializer"));
    }
  }
}
