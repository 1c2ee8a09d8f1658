package io.rondo.integrations.gateway;

import io.rondo.integrations.http.PartnerHttp;
import io.rondo.integrations.http.Request;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * {@code partner.submitOrder} and {@code partner.cancelOrder}: one request to the endpoint of a
 * partner, one answer back. Replace them to reach partners another way. Nothing is sent again here:
 * the process does that, under the same key.
 */
@Component
class PartnerRoutes extends RouteBuilder {

  static final String SUBMIT = "direct:partner.submitOrder";
  static final String CANCEL = "direct:partner.cancelOrder";

  private final PartnerHttp http;

  PartnerRoutes(PartnerHttp http) {
    this.http = http;
  }

  @Override
  public void configure() {
    from(SUBMIT).routeId("partner.submitOrder").errorHandler(noErrorHandler()).process(this::send);
    from(CANCEL).routeId("partner.cancelOrder").errorHandler(noErrorHandler()).process(this::send);
  }

  private void send(Exchange exchange) throws Exception {
    Request request = exchange.getMessage().getMandatoryBody(Request.class);
    exchange
        .getMessage()
        .setBody(http.send(request.method(), request.url(), request.headers(), request.body()));
  }
}
