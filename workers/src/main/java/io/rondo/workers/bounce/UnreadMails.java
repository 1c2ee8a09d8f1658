package io.rondo.workers.bounce;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Received mails that could not be read: they lie in a folder of the mailbox, here stands why. */
@Service
public class UnreadMails {

  private static final int MOST_SHOWN = 200;
  private static final int LONGEST_WHY = 300;

  private final UnreadMailMapper mapper;
  private final ObjectProvider<ReturnMailbox> mailbox;
  private final Clock clock;

  UnreadMails(UnreadMailMapper mapper, ObjectProvider<ReturnMailbox> mailbox, Clock clock) {
    this.mapper = mapper;
    this.mailbox = mailbox;
    this.clock = clock;
  }

  /**
   * A mail cannot be read. The second time changes the reason.
   *
   * @param hash SHA-256 (hex) of what tells the mail from others, the same wherever it lies
   * @param why one sentence for people; cut after 300 characters
   */
  public void keep(String hash, long sizeBytes, String why) {
    String reason = why.length() <= LONGEST_WHY ? why : why.substring(0, LONGEST_WHY);
    if (mapper.still(hash, reason) == 0) {
      try {
        mapper.insert(hash, sizeBytes, reason, clock.instant());
      } catch (DuplicateKeyException e) {
        mapper.still(hash, reason);
      }
    }
  }

  /** A mail was read; one that always could be is no news. */
  public void read(String hash) {
    mapper.read(hash, clock.instant());
  }

  /** What lies unread, the newest first, at most 200. */
  public List<UnreadMail> open() {
    return mapper.open(MOST_SHOWN);
  }

  /** How many lie unread. */
  public int count() {
    return mapper.count();
  }

  /**
   * Has all of them read once more, for example after a limit was raised.
   *
   * @return how many
   * @throws IllegalStateException when no mailbox is set, or it cannot be opened now
   */
  public int readAgain() {
    ReturnMailbox box = mailbox.getIfAvailable();
    if (box == null || !box.isOn()) {
      throw new IllegalStateException(
          "No mailbox is set: name it in rondo.integrations.email.inbound.host.");
    }
    return box.readAgain();
  }
}
