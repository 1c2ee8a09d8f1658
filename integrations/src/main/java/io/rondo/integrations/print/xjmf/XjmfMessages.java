package io.rondo.integrations.print.xjmf;

import io.rondo.integrations.print.answer.XjmfAnswers;
import io.rondo.workers.fulfilment.MessageReader;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.partner.Partner;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** Understands XJMF about the one job that its address is for. */
@Component
class XjmfMessages implements MessageReader {

  static final String WAY = "xjmf";

  private final Clock clock;

  XjmfMessages(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String way() {
    return WAY;
  }

  @Override
  public List<PartnerSignal> read(Partner partner, String orderCode, byte[] content) {
    return XjmfAnswers.read(partner.id(), WAY, orderCode, content, clock.instant());
  }
}
