package io.rondo.workers.bounce;

import io.rondo.workers.token.SecretBox;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where to answer people who wrote and whom nobody knows: kept sealed, and not for long. */
@Service
public class Strangers {

  private static final String PURPOSE = "stranger-address";

  private final StrangerMapper mapper;
  private final SecretBox box;
  private final Clock clock;

  Strangers(StrangerMapper mapper, SecretBox box, Clock clock) {
    this.mapper = mapper;
    this.box = box;
    this.clock = clock;
  }

  /**
   * The address of whoever wrote last in a conversation; empty when it is known whose it is, or
   * forgotten.
   */
  @Transactional(readOnly = true)
  public Optional<String> addressOf(String threadKey) {
    return mapper.latest(threadKey).map(kept -> box.open(PURPOSE, kept));
  }

  void keep(long messageId, String address) {
    if (address != null && address.length() <= 254) {
      mapper.insert(messageId, box.seal(PURPOSE, address), clock.instant());
    }
  }
}
