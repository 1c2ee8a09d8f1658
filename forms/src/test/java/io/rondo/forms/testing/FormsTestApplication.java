package io.rondo.forms.testing;

import io.rondo.workers.testing.FakeOpenTasks;
import io.rondo.workers.testing.FakeOutsideAddresses;
import io.rondo.workers.testing.FakePeople;
import io.rondo.workers.testing.FakeRunningModels;
import io.rondo.workers.testing.FakeRunningProcesses;
import io.rondo.workers.testing.RecordingNotices;
import io.rondo.workers.testing.RecordingPartnerMails;
import io.rondo.workers.testing.ScriptedNetwork;
import io.rondo.workers.testing.TestClock;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The pages over the business on H2, without an engine: {@link FakeProcesses} stands in. */
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = CamundaBpmAutoConfiguration.class)
@ConfigurationPropertiesScan("io.rondo")
@ComponentScan(
    basePackages = {"io.rondo.workers", "io.rondo.forms"},
    excludeFilters =
        @ComponentScan.Filter(
            type = FilterType.REGEX,
            pattern = "io\\.rondo\\.workers\\.(engine|testing)\\..*"))
@Import({
  FakePeople.class,
  FakeOpenTasks.class,
  FakeRunningModels.class,
  FakeRunningProcesses.class,
  FakeOutsideAddresses.class,
  FakeMessages.class,
  FakePackages.class,
  RecordingNotices.class,
  RecordingPartnerMails.class,
  ScriptedNetwork.class
})
class FormsTestApplication {

  @Bean
  @Primary
  TestClock testClock() {
    return new TestClock();
  }
}
