package io.rondo.workers.fulfilment;

import io.rondo.workers.fulfilment.Bodies.CostBody;
import io.rondo.workers.fulfilment.SignalMapper.Stored;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What could not be stopped any more, in money. */
@Component
class CostReader implements SignalKindReader {

  private static final String WHAT = "cost";

  @Override
  public PartnerSignal.Kind kind() {
    return PartnerSignal.Kind.COST;
  }

  @Override
  public Read read(HeldOrder order, Stored signal, Instant at) {
    CostBody body = Bodies.read(signal.body(), CostBody.class);
    if (body.amountMinor() == null || body.amountMinor() < 0 || body.currency() == null) {
      throw new SignalRefused("A cost has amount_minor from 0 and a currency.");
    }
    if (!body.currency().equals(order.currency)) {
      return refused("The order is in %s.".formatted(order.currency));
    }
    if (order.cancellation() == null) {
      return refused("Nobody asked to stop this order: its price stands.");
    }
    if (body.amountMinor() > order.totalMinor()) {
      return refused("The whole order costs %d.".formatted(order.totalMinor()));
    }
    if (order.cancelCostMinor != null) {
      return order.cancelCostMinor.equals(body.amountMinor())
          ? Read.without(WHAT, Effect.REPEATED, "That was said before.")
          : Read.without(WHAT, Effect.LATE, "The cost is settled already.");
    }
    order.cancelCostMinor = body.amountMinor();
    return new Read(
        WHAT,
        Effect.NOTED,
        "%d %s (minor units)".formatted(body.amountMinor(), body.currency()),
        true);
  }

  private static Read refused(String why) {
    return Read.without(WHAT, Effect.REFUSED, why);
  }
}
