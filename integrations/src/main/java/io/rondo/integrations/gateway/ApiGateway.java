package io.rondo.integrations.gateway;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerGateway;
import io.rondo.workers.partner.Partner;
import org.springframework.stereotype.Component;

/**
 * For partners that fetch their orders: an order is handed over by being there. Their webhooks are
 * told in the transaction that says so ({@code order.submitted}, {@code order.cancel_requested}).
 */
@Component
class ApiGateway implements PartnerGateway {

  @Override
  public Partner.Transport transport() {
    return Partner.Transport.API;
  }

  @Override
  public Submission submit(Order order, Partner partner) {
    return new Submission(null, null, false);
  }

  @Override
  public CancelAnswer cancel(Order order, Partner partner) {
    return CancelAnswer.LATER;
  }
}
