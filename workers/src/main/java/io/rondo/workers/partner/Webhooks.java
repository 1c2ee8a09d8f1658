package io.rondo.workers.partner;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where partners want to be told, by Standard Webhooks. */
@Service
public class Webhooks {

  private static final int MOST = 10;
  private static final int MOST_URL = 500;
  private static final int MOST_PAGE = 200;

  private final WebhookMapper mapper;
  private final WebhookMessageMapper messages;
  private final WebhookSecrets secrets;
  private final WebhookQueue queue;
  private final OutsideAddresses addresses;
  private final Clock clock;

  Webhooks(
      WebhookMapper mapper,
      WebhookMessageMapper messages,
      WebhookSecrets secrets,
      WebhookQueue queue,
      OutsideAddresses addresses,
      Clock clock) {
    this.mapper = mapper;
    this.messages = messages;
    this.secrets = secrets;
    this.queue = queue;
    this.addresses = addresses;
    this.clock = clock;
  }

  /**
   * A webhook and its secret, which is shown this once.
   *
   * @param secret {@code whsec_…}
   */
  public record Created(Webhook webhook, String secret) {}

  /**
   * Keeps a new webhook; it is active at once.
   *
   * @param events types, or groups like {@code order.*}; empty for all
   * @param test whether it is told of sample orders instead of real ones
   * @throws WebhookRefused when the address or an event will not do, or there are ten already
   */
  @Transactional
  public Created create(long partnerId, String url, List<String> events, boolean test) {
    String filter = WebhookEvents.filter(events);
    checkAddress(url);
    if (mapper.of(partnerId).size() >= MOST) {
      throw new WebhookRefused("url", "A partner has at most ten webhooks: delete one first.");
    }
    String secret = secrets.make();
    var row =
        new WebhookMapper.New(partnerId, url, filter, test, secrets.seal(secret), clock.instant());
    mapper.insert(row);
    return new Created(get(partnerId, row.id), secret);
  }

  private void checkAddress(String url) {
    if (url == null || url.length() > MOST_URL) {
      throw new WebhookRefused("url", "An address has at most 500 characters.");
    }
    try {
      addresses.check(url);
    } catch (AddressNotAllowed e) {
      throw new WebhookRefused("url", e.getMessage());
    }
  }

  /** Those of a partner, the oldest first. */
  @Transactional(readOnly = true)
  public List<Webhook> of(long partnerId) {
    return mapper.of(partnerId).stream().map(WebhookRow::webhook).toList();
  }

  /**
   * @throws UnknownWebhook when this partner has none of that id
   */
  @Transactional(readOnly = true)
  public Webhook get(long partnerId, long id) {
    return row(partnerId, id).webhook();
  }

  /**
   * The webhook as a key of this kind may see it.
   *
   * @throws UnknownWebhook when this partner has none of that id, or it is one of the other kind
   */
  @Transactional(readOnly = true)
  public Webhook get(long partnerId, boolean test, long id) {
    Webhook webhook = get(partnerId, id);
    if (webhook.test() != test) {
      throw new UnknownWebhook();
    }
    return webhook;
  }

  /**
   * Gives it another address and another filter; what waits goes to the new address.
   *
   * @throws WebhookRefused as at first
   * @throws UnknownWebhook when this partner has none of that id
   */
  @Transactional
  public Webhook change(long partnerId, long id, String url, List<String> events) {
    row(partnerId, id);
    String filter = WebhookEvents.filter(events);
    checkAddress(url);
    mapper.change(partnerId, id, url, filter);
    return get(partnerId, id);
  }

  /**
   * Makes a new secret, which is shown this once. For 24 hours messages are signed with the one
   * before as well; a rotation within them ends that of the first.
   *
   * @throws UnknownWebhook when this partner has none of that id
   */
  @Transactional
  public String rotate(long partnerId, long id) {
    String secret = secrets.make();
    found(mapper.rotate(partnerId, id, secrets.seal(secret), clock.instant()));
    return secret;
  }

  /**
   * Tells it nothing more, until it is enabled; what waits stays. Twice is once.
   *
   * @param reason one sentence
   */
  @Transactional
  public void disable(long partnerId, long id, String reason) {
    mapper.disable(row(partnerId, id).id(), reason, clock.instant());
  }

  /** Tells it again, beginning with what waits; of what happened meanwhile it is not told. */
  @Transactional
  public void enable(long partnerId, long id) {
    WebhookRow row = row(partnerId, id);
    checkAddress(row.url());
    mapper.enable(partnerId, id);
    queue.ring();
  }

  /** Forgets it with all its messages. */
  @Transactional
  public void delete(long partnerId, long id) {
    row(partnerId, id);
    mapper.deleteTries(id);
    mapper.deleteMessages(id);
    mapper.delete(partnerId, id);
  }

  /**
   * What it was and is told, the newest first.
   *
   * @param beforeId only older ones than this message; null for the newest
   * @param limit at most 200
   */
  @Transactional(readOnly = true)
  public List<WebhookMessage> log(long partnerId, long id, Long beforeId, int limit) {
    row(partnerId, id);
    return messages.page(id, beforeId, Math.max(1, Math.min(limit, MOST_PAGE)));
  }

  /** Every try to deliver a message, the first one first. */
  @Transactional(readOnly = true)
  public List<WebhookTry> tries(long partnerId, long id, String messageId) {
    return messages.tries(message(partnerId, id, messageId).id());
  }

  /**
   * Tells a message again, under the same id, for three more days if need be.
   *
   * @throws WebhookRefused while the webhook is disabled
   */
  @Transactional
  public void replay(long partnerId, long id, String messageId) {
    WebhookMessage message = message(partnerId, id, messageId);
    mustBeActive(partnerId, id);
    Instant now = clock.instant();
    messages.replay(message.id(), now.plus(WebhookQueue.PATIENCE), now);
    queue.ring();
  }

  /** Tells everything again that was given up since then. @return how many messages */
  @Transactional
  public int replayFailed(long partnerId, long id, Instant since) {
    mustBeActive(partnerId, id);
    Instant now = clock.instant();
    int count = messages.replayFailed(id, since, now.plus(WebhookQueue.PATIENCE), now);
    queue.ring();
    return count;
  }

  /** Tells it {@code webhook.ping}, whatever its filter. @return the id of the message */
  @Transactional
  public String ping(long partnerId, long id) {
    mustBeActive(partnerId, id);
    return queue.ping(mapper.byId(id));
  }

  /**
   * Where a test event for this partner goes, with the secrets that sign it: the first active test
   * webhook. For the door that checks endpoints; never to be shown or logged.
   */
  @Transactional(readOnly = true)
  public Optional<WebhookTarget> testTarget(long partnerId) {
    return mapper.active(partnerId, true).stream()
        .findFirst()
        .map(row -> new WebhookTarget(row.url(), secrets.signing(row, clock.instant())));
  }

  private void mustBeActive(long partnerId, long id) {
    if (get(partnerId, id).state() != Webhook.State.ACTIVE) {
      throw new WebhookRefused("state", "The webhook is disabled: enable it first.");
    }
  }

  private WebhookRow row(long partnerId, long id) {
    WebhookRow row = mapper.find(partnerId, id);
    if (row == null) {
      throw new UnknownWebhook();
    }
    return row;
  }

  private WebhookMessage message(long partnerId, long id, String messageId) {
    row(partnerId, id);
    WebhookMessage message = messages.find(id, messageId);
    if (message == null) {
      throw new UnknownWebhook();
    }
    return message;
  }

  private static void found(int rows) {
    if (rows == 0) {
      throw new UnknownWebhook();
    }
  }
}
