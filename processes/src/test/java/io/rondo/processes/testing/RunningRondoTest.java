package io.rondo.processes.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.BusinessKeys;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;

/** What tests call the running Rondo is the product. */
@RunningRondo
class RunningRondoTest {

  @Autowired private ConfigurableApplicationContext context;

  @Test
  void nothingButItsDoorsForTestsComesOutOfTests() {
    assertThat(
            Arrays.stream(context.getBeanDefinitionNames())
                .map(name -> context.getBeanFactory().getBeanDefinition(name))
                .map(BeanDefinition::getResourceDescription)
                .filter(from -> from != null && from.contains("/test-classes/"))
                // an interface that nobody here asks anything
                .filter(from -> !from.contains("Mapper.class")))
        .allMatch(from -> from.contains(TestDoors.class.getSimpleName()));
    assertThat(context.getBeansOfType(BusinessKeys.class).values())
        .allMatch(Campaigns.class::isInstance)
        .hasSize(1);
  }
}
