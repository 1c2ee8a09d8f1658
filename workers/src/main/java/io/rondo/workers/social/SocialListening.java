package io.rondo.workers.social;

import io.rondo.workers.response.Gist;
import io.rondo.workers.response.IncomingMessage;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.Responses;
import io.rondo.workers.response.ThreadKeys;
import io.rondo.workers.response.Told;
import io.rondo.workers.response.Words;
import io.rondo.workers.social.SocialAccount.Heard;
import io.rondo.workers.social.SocialAccount.Sound;
import io.rondo.workers.social.SocialMapper.ListeningRow;
import io.rondo.workers.token.Sha256;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Hears what others say and do below our posts and about us: each once, whoever hears it again.
 * Many nodes may listen; one at a time looks at an account.
 */
@Service
public class SocialListening {

  private static final Logger LOG = LoggerFactory.getLogger(SocialListening.class);
  static final String CHANNEL = "social";

  private final SocialAccounts accounts;
  private final SocialMapper mapper;
  private final PostBook book;
  private final SocialIdentities identities;
  private final Responses responses;
  private final Messages messages;
  private final Words words;
  private final SocialSettings settings;
  private final TransactionOperations transactions;
  private final Clock clock;

  SocialListening(
      SocialAccounts accounts,
      SocialMapper mapper,
      PostBook book,
      SocialIdentities identities,
      Responses responses,
      Messages messages,
      Words words,
      SocialSettings settings,
      TransactionOperations transactions,
      Clock clock) {
    this.accounts = accounts;
    this.mapper = mapper;
    this.book = book;
    this.identities = identities;
    this.responses = responses;
    this.messages = messages;
    this.words = words;
    this.settings = settings;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * How the listening to an account goes.
   *
   * @param heardAt when the last look worked; null before the first
   * @param problem why the last look failed; null when it did not
   */
  public record Ear(SocialAccount account, Instant heardAt, String problem) {}

  /** Every account that is listened to, by name. */
  public List<Ear> ears() {
    List<Ear> ears = new ArrayList<>();
    for (SocialAccount account : accounts.all()) {
      if (account.listens()) {
        Optional<ListeningRow> row = Optional.ofNullable(mapper.heard(account.name()));
        ears.add(
            new Ear(
                account,
                row.map(ListeningRow::lookedAt).orElse(null),
                row.map(ListeningRow::problem).orElse(null)));
      }
    }
    return ears;
  }

  /** Looks at every account whose turn it is. @return how much was new */
  public int listenToAll() {
    int fresh = 0;
    for (SocialAccount account : accounts.all()) {
      if (account.listens() && isMyTurn(account)) {
        fresh += listen(account);
      }
    }
    return fresh;
  }

  private boolean isMyTurn(SocialAccount account) {
    if (mapper.heard(account.name()) == null) {
      try {
        mapper.begun(account.name());
      } catch (DuplicateKeyException e) {
        // another node began in the same moment
      }
    }
    Instant now = clock.instant();
    return mapper.turn(account.name(), now, now.plus(settings.listenEvery())) == 1;
  }

  private int listen(SocialAccount account) {
    String name = account.name();
    try {
      Heard heard = account.listen(mapper.heard(name).heardUntil());
      int fresh = 0;
      for (Sound sound : heard.sounds()) {
        fresh += Boolean.TRUE.equals(transactions.execute(tx -> keep(name, sound))) ? 1 : 0;
      }
      mapper.heardUntil(name, heard.heardUntil(), clock.instant());
      return fresh;
    } catch (NetworkUnreachable away) {
      deaf(name, away.getMessage(), away.retryAfter());
    } catch (NetworkRefused refused) {
      deaf(name, refused.getMessage(), null);
    }
    return 0;
  }

  private void deaf(String account, String problem, Duration retryAfter) {
    LOG.warn("Account {} could not be listened to: {}", account, problem);
    Instant next = retryAfter == null ? null : clock.instant().plus(retryAfter);
    mapper.deaf(account, PostBook.cut(problem), next);
  }

  /**
   * @return false when it was known
   */
  private boolean keep(String account, Sound sound) {
    Optional<SocialPost> post =
        book.standing(account, sound.post()).or(() -> book.standing(account, sound.root()));
    Long campaign = post.map(SocialPost::campaignId).orElse(null);
    Long customer = identities.customerOf(account, sound.author());
    Told told =
        Told.of(CHANNEL + ":" + account, sound.remoteRef(), kind(sound.deed()))
            .from(CHANNEL)
            .customer(customer)
            .campaign(campaign)
            .detail(post.map(one -> "post " + one.no()).orElse(null))
            .at(sound.at());
    if (sound.text() != null) {
      hear(account, sound, customer, campaign, told);
    }
    return responses.tell(told);
  }

  private void hear(String account, Sound sound, Long customer, Long campaign, Told told) {
    Gist gist = words.read(sound.text(), sound.language());
    String thread = thread(account, sound);
    long message =
        messages.receive(
            new IncomingMessage(
                CHANNEL,
                RemoteRefs.of(account, sound.remoteRef()),
                RemoteRefs.of(account, sound.answers()),
                thread,
                Sha256.hex(sound.author()),
                customer,
                campaign,
                null,
                null,
                sound.text(),
                sound.language() == null ? gist.language() : sound.language(),
                sound.at()));
    told.message(message)
        .thread(thread)
        .topic(gist.topic())
        .sentiment(gist.sentiment())
        .confidence(gist.confidence());
  }

  /** One person below one post: a hundred people below it are a hundred conversations. */
  private static String thread(String account, Sound sound) {
    String root = sound.root() == null ? sound.remoteRef() : sound.root();
    return ThreadKeys.of(account + ":" + root + " " + sound.author());
  }

  private static String kind(SocialAccount.Deed deed) {
    return switch (deed) {
      case LIKE -> "like";
      case REPOST -> "repost";
      case REPLY -> "social_reply";
      case MENTION -> "mention";
    };
  }
}
