package io.rondo.integrations.email;

import org.apache.camel.component.mail.MailComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.support.DefaultHeaderFilterStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * No header of a received mail may steer Camel: {@code CamelFileName}, {@code mail.smtp.host} and
 * their like never become headers of an exchange, whatever their case (CVE-2026-33454 and
 * CVE-2026-46584). Set on every mail component, so that no endpoint can forget it. A consumer route
 * still reads its fields first and then removes all headers.
 */
class StrictMailHeaders extends DefaultHeaderFilterStrategy {

  StrictMailHeaders() {
    setLowerCase(true);
    setInFilterStartsWith(steering());
    setOutFilterStartsWith(steering());
  }

  private static String[] steering() {
    return new String[] {"camel", "org.apache.camel", "mail.", "java.", "jakarta."};
  }

  /** Gives it to every mail component of the context: smtp, imap, pop3 and their kin. */
  @Configuration(proxyBeanMethods = false)
  static class Everywhere {

    @Bean
    ComponentCustomizer strictMailHeaders() {
      return ComponentCustomizer.builder(MailComponent.class)
          .build(component -> component.setHeaderFilterStrategy(new StrictMailHeaders()));
    }
  }
}
