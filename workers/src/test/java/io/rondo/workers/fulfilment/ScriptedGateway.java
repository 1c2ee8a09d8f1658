package io.rondo.workers.fulfilment;

import io.rondo.workers.partner.Partner;
import java.util.ArrayList;
import java.util.List;

/** A partner's door that does what a test says, and can be asked what it got. */
final class ScriptedGateway implements PartnerGateway {

  final List<String> submitted = new ArrayList<>();
  final List<String> cancelled = new ArrayList<>();
  RuntimeException failure;
  boolean unreachable;
  boolean acceptsAtOnce;
  CancelAnswer cancelAnswer = CancelAnswer.LATER;
  Runnable meanwhile = () -> {};

  @Override
  public Partner.Transport transport() {
    return Partner.Transport.API;
  }

  @Override
  public Submission submit(Order order, Partner partner) {
    submitted.add(order.code());
    meanwhile.run();
    if (failure != null) {
      throw failure;
    }
    return new Submission("K-1", null, acceptsAtOnce);
  }

  @Override
  public CancelAnswer cancel(Order order, Partner partner) {
    cancelled.add(order.code());
    meanwhile.run();
    if (unreachable) {
      throw new PartnerUnreachable("Nobody answers.", null, null);
    }
    return cancelAnswer;
  }
}
