package io.rondo.workers.testing;

import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;

/**
 * The business without an engine and without doors: a database, a fixed clock and a recording
 * {@code Processes}.
 */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = CamundaBpmAutoConfiguration.class)
@ConfigurationPropertiesScan("io.rondo.workers")
@ComponentScan(
    basePackages = "io.rondo.workers",
    excludeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = "io\\.rondo\\.workers\\.engine\\..*"))
public class WorkersTestApplication {

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }
}
