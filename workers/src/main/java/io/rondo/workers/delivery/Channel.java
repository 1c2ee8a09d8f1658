package io.rondo.workers.delivery;

import java.util.List;

/** A way to reach people. A door implements it: it opens the connection, this room does not. */
public interface Channel {

  /** The name in the ledger, for example {@code email}. */
  String name();

  /**
   * Hands over the mails and reports one outcome for each, in any order and from any thread, before
   * it returns. Never tries a mail twice: the process decides about that. Asks {@link
   * OutcomeSink#mayGoOn} before each mail and reports the rest as {@link Outcome.Kind#NOT_TRIED}
   * when told no; asks {@link OutcomeSink#mayLeave} for each mail and reports that one when told
   * no; does the same with the whole rest when the other side cannot be reached.
   */
  void send(List<Mail> mails, OutcomeSink sink);
}
