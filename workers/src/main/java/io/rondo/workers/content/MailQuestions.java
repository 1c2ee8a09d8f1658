package io.rondo.workers.content;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Port: what mails may ask. The capability that knows the questions implements it. */
public interface MailQuestions {

  /** The question of this code, which never changes; empty when there is none. */
  Optional<MailQuestion> named(String code);

  /**
   * Chooses for each person the first of these questions that fits and that they were never asked,
   * and writes down that they are asked. Asked again for the same row of the ledger it is the same
   * question.
   *
   * @param codes in their order
   * @param customers the customer of each row of the ledger
   * @return by row of the ledger; without those for whom there is no question left
   */
  Map<Long, MailQuestion> ask(List<String> codes, Map<Long, Long> customers);
}
