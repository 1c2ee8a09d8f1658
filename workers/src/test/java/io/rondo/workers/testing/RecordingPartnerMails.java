package io.rondo.workers.testing;

import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerMails;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Mails nobody and can be asked who would have been mailed what. */
@Component
public class RecordingPartnerMails implements PartnerMails {

  private final List<Sent> sent = new ArrayList<>();
  private RuntimeException failure;

  /** What went to an address. */
  public record Sent(String partner, String email, String subject, String text) {}

  /** All mails so far, in order. */
  public List<Sent> sent() {
    return List.copyOf(sent);
  }

  /** The last of them. */
  public Sent last() {
    return sent.get(sent.size() - 1);
  }

  /** From now on each mail fails so; null: none fails. */
  public void failWith(RuntimeException failure) {
    this.failure = failure;
  }

  /** Forgets everything. */
  public void clear() {
    sent.clear();
    failure = null;
  }

  @Override
  public void tell(Partner partner, String email, String subject, String text) {
    if (failure != null) {
      throw failure;
    }
    sent.add(new Sent(partner.code(), email, subject, text));
  }
}
