package io.rondo.integrations.print;

import io.rondo.integrations.print.pack.Packager;
import io.rondo.integrations.print.pack.Pieces;
import io.rondo.workers.fulfilment.OrderPackages;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all ways to print vendors share. */
@Configuration(proxyBeanMethods = false)
class PrintConfiguration {

  @Bean
  Packager packager(Pieces pieces, PrintSettings settings) {
    return new Packager(pieces, settings);
  }

  /** For vendors that fetch their packages at the desk. */
  @Bean
  OrderPackages orderPackages(Packager packager) {
    return order -> packager.pack(order, 0, null);
  }
}
