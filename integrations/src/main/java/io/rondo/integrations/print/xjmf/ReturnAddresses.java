package io.rondo.integrations.print.xjmf;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.UnknownOrder;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.token.Tokens;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where signals about one job are wanted: nobody can guess or alter such an address. */
@Component
public class ReturnAddresses {

  private static final String PURPOSE = "print-return";

  private final Tokens tokens;
  private final Orders orders;
  private final Partners partners;
  private final String publicUrl;

  ReturnAddresses(
      Tokens tokens,
      Orders orders,
      Partners partners,
      @Value("${rondo.public-url:http://localhost:8080}") String publicUrl) {
    this.tokens = tokens;
    this.orders = orders;
    this.partners = partners;
    this.publicUrl = publicUrl.replaceAll("/+$", "");
  }

  /**
   * The address for one order.
   *
   * @param door {@code xjmf} or {@code print}
   */
  public String of(String door, Order order, Partner partner) {
    return "%s/partner/v1/%s/%s/%s"
        .formatted(publicUrl, door, partner.code(), tokens.sign(PURPOSE, order.id(), 0));
  }

  /** The order that an address is for; empty for one that is not ours, whatever the reason. */
  public Optional<Order> order(String partnerCode, String token) {
    return tokens
        .verify(PURPOSE, token)
        .flatMap(claim -> find(claim.id()))
        .filter(
            order ->
                partners.find(partnerCode).filter(p -> p.id() == order.partnerId()).isPresent());
  }

  private Optional<Order> find(long id) {
    try {
      return Optional.of(orders.get(id));
    } catch (UnknownOrder e) {
      return Optional.empty();
    }
  }
}
