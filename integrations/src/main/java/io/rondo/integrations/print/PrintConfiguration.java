package io.rondo.integrations.print;

import io.rondo.integrations.print.pack.Packager;
import io.rondo.integrations.print.pack.Pieces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all ways to print vendors share. */
@Configuration(proxyBeanMethods = false)
class PrintConfiguration {

  @Bean
  Packager packager(ObjectProvider<Pieces> pieces, PrintSettings settings) {
    return new Packager((order, taker) -> pieces.getObject().each(order, taker), settings);
  }
}
