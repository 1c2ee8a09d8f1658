package io.rondo.workers.staff;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The calendar that the settings tell. */
@Configuration(proxyBeanMethods = false)
class StaffConfiguration {

  @Bean
  WorkingCalendar workingCalendar(CalendarSettings settings) {
    return new WorkingCalendar(
        settings.zone(), settings.days(), settings.from(), settings.to(), settings.holidays());
  }
}
