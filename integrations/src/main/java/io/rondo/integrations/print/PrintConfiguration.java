package io.rondo.integrations.print;

import io.rondo.integrations.print.pack.Packager;
import io.rondo.integrations.print.pack.Pieces;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all ways to print vendors share. */
@Configuration(proxyBeanMethods = false)
class PrintConfiguration {

  @Bean
  Packager packager(Pieces pieces, PrintSettings settings) {
    return new Packager(pieces, settings);
  }
}
