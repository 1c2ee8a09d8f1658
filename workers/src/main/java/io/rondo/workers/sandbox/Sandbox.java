package io.rondo.workers.sandbox;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerGateway;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.fulfilment.SampleOrders;
import io.rondo.workers.fulfilment.SignalPump;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.Capability;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/** Sample orders: with made-up people, on no campaign, without cost, and never in the ledger. */
@Service
public class Sandbox {

  private static final int PEOPLE = 5;
  private static final String BRIEF =
      "This is a sample. Nobody is waiting for it, nobody pays for it, and its people are made up."
          + " Treat it like an order until somebody says that it may be printed, sent or dialled.";

  private final Partners partners;
  private final Orders orders;
  private final SampleOrders samples;
  private final Signals signals;
  private final SignalPump pump;
  private final Simulator simulator;
  private final ObjectProvider<PartnerGateway> gateways;
  private final Clock clock;

  Sandbox(
      Partners partners,
      Orders orders,
      SampleOrders samples,
      Signals signals,
      SignalPump pump,
      Simulator simulator,
      ObjectProvider<PartnerGateway> gateways,
      Clock clock) {
    this.partners = partners;
    this.orders = orders;
    this.samples = samples;
    this.signals = signals;
    this.pump = pump;
    this.simulator = simulator;
    this.gateways = gateways;
    this.clock = clock;
  }

  /**
   * "Send me a sample order": places one and hands it over as a real one would be. Reaches outside:
   * call it without a transaction.
   *
   * @throws SandboxRefused when nothing is known of what the partner makes, or it cannot be handed
   *     over; the order is there all the same
   */
  public Order send(long partnerId) {
    Partner partner = partners.get(partnerId);
    Order order = place(partner);
    PartnerGateway gateway =
        gateways.stream()
            .filter(one -> one.transport() == partner.transport())
            .findFirst()
            .orElseThrow(
                () ->
                    new SandboxRefused(
                        "Nothing serves the transport %s here.".formatted(partner.transport())));
    try {
      PartnerGateway.Submission submission = gateway.submit(order, partner);
      if (submission.accepted()) {
        accepted(order, submission);
      }
    } catch (PartnerUnreachable | PartnerRefused e) {
      throw new SandboxRefused(
          "The sample order %s was not taken: %s".formatted(order.code(), e.getMessage()));
    }
    return orders.get(order.id());
  }

  /** A sample order that is there, and was handed over nowhere. */
  Order place(Partner partner) {
    return samples.place(
        partner.id(), kind(partner), "Sample order for " + partner.name(), BRIEF, PEOPLE);
  }

  private DeliverableKind kind(Partner partner) {
    return partners.capabilities(partner.id()).stream()
        .map(Capability::kind)
        .findFirst()
        .orElseThrow(
            () ->
                new SandboxRefused(
                    "Nothing is known of what %s makes: enter capabilities and prices first."
                        .formatted(partner.name())));
  }

  private void accepted(Order order, PartnerGateway.Submission submission) {
    String reference =
        submission.reference() == null || !submission.reference().matches("[\\w .:/-]+")
            ? ""
            : ",\"reference\":\"" + submission.reference() + "\"";
    signals.store(
        new PartnerSignal(
            order.partnerId(),
            "sample-" + order.code() + "-accepted",
            "rest",
            order.code(),
            PartnerSignal.Kind.STATE,
            "{\"state\":\"accepted\"" + reference + "}",
            clock.instant()));
    pump.handleAll();
  }

  /**
   * Has the simulator walk a sample order through its states, a second each; webhooks, API and
   * board show it as they would a partner's. Returns at once; twice is once.
   *
   * @throws SandboxRefused when it is no sample order
   */
  public void walk(long partnerId, String code) {
    Order order = orders.ofPartner(partnerId, code);
    if (!order.test()) {
      throw new SandboxRefused(
          "Order %s is no sample: only its partner says how far it is.".formatted(code));
    }
    simulator.walk(order);
  }
}
