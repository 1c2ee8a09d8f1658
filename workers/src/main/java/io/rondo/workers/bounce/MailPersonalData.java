package io.rondo.workers.bounce;

import io.rondo.workers.customer.PersonalData;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The mails as they came, in the erasure; what they say stands among the messages. */
@Component
class MailPersonalData implements PersonalData {

  private final MailErasures erasures;

  MailPersonalData(MailErasures erasures) {
    this.erasures = erasures;
  }

  @Override
  public String section() {
    return "mails";
  }

  @Override
  public List<Map<String, Object>> of(long customerId) {
    return List.of();
  }

  @Override
  public void erase(long customerId) {
    erasures.ask(customerId);
  }
}
