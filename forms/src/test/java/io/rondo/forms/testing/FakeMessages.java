package io.rondo.forms.testing;

import io.rondo.workers.fulfilment.MessageReader;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.partner.Partner;
import java.util.List;

/** Understands everything, and that it says nothing, unless it is told not to. */
public class FakeMessages implements MessageReader {

  /** Why nothing can be read; null when it can. */
  public String refusal;

  @Override
  public String way() {
    return "xjmf";
  }

  @Override
  public List<PartnerSignal> read(Partner partner, String orderCode, byte[] content) {
    if (refusal != null) {
      throw new IllegalArgumentException(refusal);
    }
    return List.of();
  }
}
