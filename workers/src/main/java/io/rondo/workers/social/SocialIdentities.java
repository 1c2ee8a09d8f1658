package io.rondo.workers.social;

import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.token.Sha256;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which customer somebody on a network is. Only people say so: a name on a network proves nothing.
 */
@Service
public class SocialIdentities {

  private final IdentityMapper mapper;
  private final Messages messages;
  private final Clock clock;

  SocialIdentities(IdentityMapper mapper, Messages messages, Clock clock) {
    this.mapper = mapper;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * Whoever wrote this message is this customer, in whatever they write to the same account from
   * now on. Said again of somebody else, the last word counts. Nothing happens where the message
   * came from no network.
   *
   * @param who of the staff
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void bind(Message message, long customerId, String who) {
    Optional<RemoteRefs.RemoteRef> remote = RemoteRefs.read(message.remoteRef());
    Optional<String> author = messages.authorHash(message.id());
    if (message.channel().equals(SocialListening.CHANNEL)
        && message.incoming()
        && remote.isPresent()
        && author.isPresent()) {
      bind(remote.get().account(), author.get(), customerId, who);
    }
  }

  private void bind(String account, String authorHash, long customerId, String who) {
    if (mapper.change(account, authorHash, customerId, who, clock.instant()) == 0) {
      mapper.insert(account, authorHash, customerId, who, clock.instant());
    }
  }

  /** The customer behind a network's name for somebody; null when nobody knows. */
  Long customerOf(String account, String author) {
    return author == null ? null : mapper.customerOf(account, Sha256.hex(author));
  }
}
