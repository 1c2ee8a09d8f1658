package io.rondo.workers.bounce;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Which node reads a mailbox just now, of many one; and how the mailbox was found last. */
@Service
public class MailboxTurns {

  /** After so long without a word another node takes over. */
  static final Duration LEASE = Duration.ofMinutes(2);

  private final MailboxMapper mapper;
  private final Clock clock;

  MailboxTurns(MailboxMapper mapper, Clock clock) {
    this.mapper = mapper;
    this.clock = clock;
  }

  /**
   * Gives a node the right to read a mailbox for two minutes, or two minutes more.
   *
   * @param mailbox its name, the same on every node, at most 300 characters
   * @param node at most 64 characters
   * @return false while another node has it
   */
  public boolean take(String mailbox, String node) {
    if (taken(mailbox, node)) {
      return true;
    }
    if (mapper.count(mailbox) > 0) {
      return false;
    }
    try {
      mapper.insert(mailbox);
    } catch (DuplicateKeyException e) {
      // another node came in the same moment
    }
    return taken(mailbox, node);
  }

  private boolean taken(String mailbox, String node) {
    Instant now = clock.instant();
    return mapper.take(mailbox, node, now.plus(LEASE), now) == 1;
  }

  /** Gives the right back; nothing happens when the node has it no more. */
  public void leave(String mailbox, String node) {
    mapper.leave(mailbox, node);
  }

  /**
   * How it was found just now.
   *
   * @param problem why it cannot be read, at most 300 characters; null when it can
   */
  public void looked(String mailbox, String problem) {
    if (problem == null) {
      mapper.found(mailbox, clock.instant());
    } else {
      mapper.notFound(mailbox, problem);
    }
  }

  /** How it was found last, by whichever node. */
  public ReturnMailbox.State state(String mailbox) {
    return mapper.state(mailbox).orElse(new ReturnMailbox.State(null, null));
  }
}
