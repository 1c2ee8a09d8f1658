package io.rondo.integrations.print.sftp;

import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * {@code print.submitOrder}: one file to one folder, whole under a name that nobody reads, then
 * renamed. What is there is never written over. Nothing is tried again here: the process does that.
 */
@Component
class PrintRoutes extends RouteBuilder {

  static final String SUBMIT = "direct:print.submitOrder";

  /** Exchange property: the endpoint of the folder. */
  static final String FOLDER = "rondoFolder";

  @Override
  public void configure() {
    from(SUBMIT)
        .routeId("print.submitOrder")
        .errorHandler(noErrorHandler())
        .recipientList(exchangeProperty(FOLDER))
        .cacheSize(-1)
        .stopOnException();
  }
}
