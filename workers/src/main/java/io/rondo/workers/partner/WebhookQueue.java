package io.rondo.workers.partner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What webhooks have still to be told. A message is kept in the transaction of what it tells of,
 * and tried for three days: at once, after seconds, then after growing pauses. A webhook that fails
 * is left alone for a while, and disabled when nothing was taken for five days.
 */
@Service
public class WebhookQueue {

  /** How long a message is tried. */
  static final Duration PATIENCE = Duration.ofDays(3);

  /** How long nothing may be taken before a webhook is disabled. */
  static final Duration LONGEST_FAILURE = Duration.ofDays(5);

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(16),
          Duration.ofHours(24));

  private static final Duration LEASE = Duration.ofMinutes(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final double JITTER = 0.2;
  private static final int MESSAGES_A_TURN = 20;
  private static final int GONE = 410;
  private static final int MOST_ERROR = 200;
  private static final int MOST_BODY = 2000;
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private final WebhookMapper webhooks;
  private final WebhookMessageMapper messages;
  private final WebhookSecrets secrets;
  private final WebhookBell bell;
  private final Clock clock;

  WebhookQueue(
      WebhookMapper webhooks,
      WebhookMessageMapper messages,
      WebhookSecrets secrets,
      WebhookBell bell,
      Clock clock) {
    this.webhooks = webhooks;
    this.messages = messages;
    this.secrets = secrets;
    this.bell = bell;
    this.clock = clock;
  }

  /**
   * What a try came to.
   *
   * @param status null when nothing answered
   * @param error in our words, nothing of what was answered; null when it went well
   * @param retryAfter how long the other side asked to be left alone; null when it did not
   */
  public record Attempt(Integer status, String error, Duration retryAfter, int tookMs) {

    boolean isTaken() {
      return status != null && status >= 200 && status < 300;
    }

    /**
     * Whether the other side is away, busy, or wants to be left alone, so that its other messages
     * would fare no better.
     */
    boolean isDown() {
      return status == null
          || status == 408
          || status == 425
          || status == 429
          || status >= 500
          || retryAfter != null;
    }
  }

  /**
   * Has every active webhook of a partner told that wants it. Call it in the transaction of the
   * change: both are kept, or neither.
   *
   * @param test whether it is about a sample order
   * @param type for example {@code order.submitted}
   * @param data ids and states; nothing personal
   */
  @Transactional
  public void put(long partnerId, boolean test, String type, Map<String, ?> data) {
    List<WebhookRow> wanting =
        webhooks.active(partnerId, test).stream().filter(row -> row.wants(type)).toList();
    if (!wanting.isEmpty()) {
      String id = newId();
      String body = body(type, data);
      wanting.forEach(row -> insert(row, id, type, body));
      bell.ring();
    }
  }

  String ping(WebhookRow webhook) {
    String id = newId();
    String type = "webhook.ping";
    insert(webhook, id, type, body(type, Map.of("webhook", webhook.id())));
    bell.ring();
    return id;
  }

  private void insert(WebhookRow webhook, String id, String type, String body) {
    Instant now = clock.instant();
    messages.insert(webhook.id(), id, type, body, now.plus(PATIENCE), now);
  }

  private static String newId() {
    return "msg_" + UUID.randomUUID().toString().replace("-", "");
  }

  private String body(String type, Map<String, ?> data) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", type);
    event.put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    event.put("data", data);
    try {
      String body = JSON.writeValueAsString(event);
      if (body.length() > MOST_BODY) {
        throw new IllegalArgumentException("A webhook is told ids and states only: " + type);
      }
      return body;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This cannot be told: " + type, e);
    }
  }

  void ring() {
    bell.ring();
  }

  /** Webhooks with something due that nobody is telling, who waits longest first. */
  @Transactional(readOnly = true)
  public List<Long> waiting(int limit) {
    return messages.waiting(clock.instant(), limit);
  }

  /**
   * Gives this node the right to tell a webhook, for a minute at a time.
   *
   * @return empty when another node has it, or nothing is due any more
   */
  @Transactional
  public Optional<WebhookTurn> take(long webhookId, String node) {
    Instant now = clock.instant();
    if (messages.take(webhookId, node, now.plus(LEASE), now) == 0) {
      return Optional.empty();
    }
    List<WebhookMessage> due = messages.due(webhookId, now, MESSAGES_A_TURN);
    if (due.isEmpty()) {
      messages.leave(webhookId, node);
      return Optional.empty();
    }
    WebhookRow row = webhooks.byId(webhookId);
    return Optional.of(new WebhookTurn(webhookId, node, row.url(), secrets.signing(row, now), due));
  }

  /** Gives the right back. */
  @Transactional
  public void leave(WebhookTurn turn) {
    messages.leave(turn.webhookId(), turn.node());
  }

  /**
   * Keeps what a try came to, and decides what follows.
   *
   * @return whether this turn goes on with its next message
   */
  @Transactional
  public boolean record(WebhookTurn turn, WebhookMessage message, Attempt attempt) {
    Instant now = clock.instant();
    boolean held = messages.keep(turn.webhookId(), turn.node(), now.plus(LEASE)) > 0;
    String error = cut(attempt.error());
    messages.insertTry(message.id(), now, attempt.status(), error, attempt.tookMs());
    if (attempt.isTaken()) {
      messages.tried(message.id(), "delivered", null, attempt.status(), null, now);
      messages.answers(turn.webhookId());
      return held;
    }
    if (attempt.status() != null && attempt.status() == GONE) {
      messages.tried(message.id(), "gone", null, attempt.status(), error, null);
      webhooks.disable(turn.webhookId(), "Its endpoint said that it is gone (410).", null);
      return false;
    }
    Instant next = next(message, attempt, now);
    messages.tried(
        message.id(), next == null ? "failed" : "pending", next, attempt.status(), error, null);
    return fails(turn.webhookId(), attempt, now) && held;
  }

  /**
   * @return whether its other messages may be tried
   */
  private boolean fails(long webhookId, Attempt attempt, Instant now) {
    WebhookRow row = webhooks.byId(webhookId);
    Instant pausedUntil = attempt.isDown() ? now.plus(pause(row.failures(), attempt)) : null;
    messages.fails(webhookId, pausedUntil, now);
    Instant since = row.failingSinceAt();
    if (since != null && !since.plus(LONGEST_FAILURE).isAfter(now)) {
      webhooks.disable(webhookId, "Nothing was taken for five days.", null);
      return false;
    }
    return pausedUntil == null;
  }

  /** When a message is tried again; null when it is given up. The last try is at the end. */
  private static Instant next(WebhookMessage message, Attempt attempt, Instant now) {
    if (!now.isBefore(message.giveUpAt())) {
      return null;
    }
    Duration pause = jittered(PAUSES.get(Math.min(message.attempts(), PAUSES.size() - 1)));
    if (attempt.retryAfter() != null && attempt.retryAfter().compareTo(pause) > 0) {
      pause = attempt.retryAfter();
    }
    Instant next = now.plus(pause);
    return next.isAfter(message.giveUpAt()) ? message.giveUpAt() : next;
  }

  private static Duration pause(int failures, Attempt attempt) {
    Duration own = FIRST_PAUSE.multipliedBy(1L << Math.min(failures, 10));
    Duration pause = jittered(own.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : own);
    Duration asked = attempt.retryAfter();
    return asked != null && asked.compareTo(pause) > 0 ? asked : pause;
  }

  /** Up to a fifth more or less, so that what failed together does not come back together. */
  private static Duration jittered(Duration pause) {
    double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
    return Duration.ofMillis(Math.round(pause.toMillis() * factor));
  }

  private static String cut(String text) {
    return text == null || text.length() <= MOST_ERROR ? text : text.substring(0, MOST_ERROR);
  }

  /** Forgets what was told, or given up, before that time. */
  @Transactional
  public void forget(Instant before) {
    messages.forgetTries(before);
    messages.forget(before);
  }
}
