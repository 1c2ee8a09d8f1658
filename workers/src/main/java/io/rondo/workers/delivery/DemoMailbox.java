package io.rondo.workers.delivery;

import java.util.List;
import java.util.Optional;

/** What was mailed while no mail server is set: Rondo's own mailbox, which forgets the oldest. */
public interface DemoMailbox {

  /** Whether mails end here instead of at people. */
  boolean isOn();

  /**
   * The newest mails first.
   *
   * @param search in sender, recipient or subject, whatever the case; null or blank for all
   */
  List<MailSummary> latest(int limit, String search);

  /** One mail that is still kept. */
  Optional<MailView> find(String id);

  /** How many mails came since the start, kept or forgotten. */
  long count();
}
