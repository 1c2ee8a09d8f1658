package io.rondo.workers.bounce;

import io.rondo.workers.token.SecretBox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whose mails have still to go from the folders of the mailbox, because the person was erased. Kept
 * until it is done, however long the mail server is away.
 */
@Service
public class MailErasures {

  private static final String PURPOSE = "mail-erasure";
  private static final int MOST_AT_ONCE = 100;

  private final MailErasureMapper mapper;
  private final AnswerPaths answerPaths;
  private final SecretBox box;
  private final Clock clock;

  MailErasures(MailErasureMapper mapper, AnswerPaths answerPaths, SecretBox box, Clock clock) {
    this.mapper = mapper;
    this.answerPaths = answerPaths;
    this.box = box;
    this.clock = clock;
  }

  /**
   * What is to go.
   *
   * @param address of the person, in lower case; empty when none was known
   * @param names parts of the addresses and Message-IDs of our mails to the person, which whatever
   *     came back for them bears
   */
  public record Erasure(long id, String address, List<String> names) {}

  /** What is not done yet, the oldest first, at most 100. */
  @Transactional(readOnly = true)
  public List<Erasure> open() {
    return mapper.open(MOST_AT_ONCE).stream().map(this::opened).toList();
  }

  private Erasure opened(MailErasureMapper.Row row) {
    List<String> words = box.open(PURPOSE, row.words()).lines().toList();
    return new Erasure(row.id(), words.get(0), words.subList(1, words.size()));
  }

  /** All of it is gone. */
  public void done(long id) {
    mapper.done(id);
  }

  /** Asks for it, in the transaction of the erasure. */
  void ask(long customerId) {
    String address = mapper.address(customerId);
    List<String> words = new ArrayList<>();
    words.add(address == null ? "" : address.strip().toLowerCase(Locale.ROOT));
    words.addAll(mapper.deliveries(customerId));
    for (long id : mapper.answers(customerId)) {
      words.add(answerPaths.replyPart(id));
      words.add(answerPaths.returnPart(id));
      words.add(answerPaths.reference(id));
    }
    if (words.size() > 1 || !words.get(0).isEmpty()) {
      mapper.insert(box.seal(PURPOSE, String.join("\n", words)), clock.instant());
    }
  }
}
