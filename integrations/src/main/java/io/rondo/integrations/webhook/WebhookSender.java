package io.rondo.integrations.webhook;

import io.rondo.integrations.http.Answer;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.integrations.http.Unanswered;
import io.rondo.workers.partner.WebhookBell;
import io.rondo.workers.partner.WebhookMessage;
import io.rondo.workers.partner.WebhookNotices;
import io.rondo.workers.partner.WebhookQueue;
import io.rondo.workers.partner.WebhookQueue.Attempt;
import io.rondo.workers.partner.WebhookTurn;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells webhooks what waits for them. One webhook is told by one thread of one node at a time, and
 * gives way after a few messages: a slow partner costs one thread, and the others none of their
 * speed.
 */
@Component
class WebhookSender implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final Duration CLEANING = Duration.ofHours(1);
  private static final long REST_NANOS = TimeUnit.MINUTES.toNanos(1);

  private final WebhookQueue queue;
  private final WebhookNotices notices;
  private final WebhookBell bell;
  private final PartnerHttp http;
  private final WebhookSettings settings;
  private final Clock clock;
  private final String node;
  private final Set<Long> busy = ConcurrentHashMap.newKeySet();

  private volatile boolean running;
  private Semaphore free;
  private ExecutorService threads;
  private Thread loop;
  private Instant cleaned = Instant.MIN;

  /** Webhooks that could not be told for a fault of ours, and until when they are left alone. */
  private final Map<Long, Long> resting = new ConcurrentHashMap<>();

  private long noticesFrom = System.nanoTime();

  WebhookSender(
      WebhookQueue queue,
      WebhookNotices notices,
      WebhookBell bell,
      PartnerHttp http,
      WebhookSettings settings,
      Clock clock) {
    this.queue = queue;
    this.notices = notices;
    this.bell = bell;
    this.http = http;
    this.settings = settings;
    this.clock = clock;
    String name = ManagementFactory.getRuntimeMXBean().getName();
    this.node = name.substring(0, Math.min(name.length(), 26)) + "/" + UUID.randomUUID();
  }

  @Override
  public void start() {
    running = true;
    free = new Semaphore(settings.parallel());
    threads = Executors.newFixedThreadPool(settings.parallel(), work -> thread(work, "hook"));
    loop = thread(this::loop, "hooks");
    loop.start();
  }

  private static Thread thread(Runnable work, String name) {
    Thread thread = new Thread(work, "rondo-" + name);
    thread.setDaemon(true);
    return thread;
  }

  private void loop() {
    while (running) {
      try {
        boolean more = hand();
        housekeeping();
        if (!more) {
          bell.await(settings.poll());
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (running) {
          LOG.warn("Webhooks cannot be told now: {}", e.getMessage());
          rest();
        }
      }
    }
  }

  /** Hands what waits to free threads. @return whether there may be more to hand at once */
  private boolean hand() throws InterruptedException {
    List<Long> waiting =
        queue.waiting(4 * settings.parallel()).stream()
            .filter(id -> !busy.contains(id) && !isResting(id))
            .toList();
    for (Long webhook : waiting) {
      free.acquire();
      busy.add(webhook);
      threads.execute(
          () -> {
            try {
              tell(webhook);
            } catch (RuntimeException e) {
              resting.put(webhook, System.nanoTime() + REST_NANOS);
              LOG.warn("Webhook {} could not be told; it is told later.", webhook, e);
            } finally {
              busy.remove(webhook);
              free.release();
              bell.ring();
            }
          });
    }
    return !waiting.isEmpty();
  }

  private boolean isResting(long webhook) {
    Long until = resting.get(webhook);
    if (until != null && until - System.nanoTime() <= 0) {
      resting.remove(webhook);
      return false;
    }
    return until != null;
  }

  private void housekeeping() {
    if (noticesFrom - System.nanoTime() <= 0 && !notices.tellAll()) {
      noticesFrom = System.nanoTime() + REST_NANOS;
    }
    Instant now = clock.instant();
    if (cleaned.isBefore(now.minus(CLEANING))) {
      cleaned = now;
      queue.forget(now.minus(settings.keep()));
    }
  }

  private void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(settings.poll().toMillis());
    } catch (InterruptedException e) {
      running = false;
    }
  }

  /** Tells one webhook some of what waits for it, unless another node does. */
  private void tell(long webhook) {
    queue
        .take(webhook, node)
        .ifPresent(
            turn -> {
              try {
                tell(turn);
              } finally {
                queue.leave(turn);
              }
            });
  }

  private void tell(WebhookTurn turn) {
    for (WebhookMessage message : turn.messages()) {
      if (!running || !queue.record(turn, message, attempt(turn, message))) {
        return;
      }
    }
  }

  private Attempt attempt(WebhookTurn turn, WebhookMessage message) {
    byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", "application/json");
    headers.putAll(
        Signatures.headers(message.messageId(), Clock.systemUTC().instant(), body, turn.secrets()));
    long begun = System.nanoTime();
    try {
      Answer answer = http.send("POST", turn.url(), headers, body);
      return new Attempt(
          answer.status(),
          answer.ok() ? null : "It answered with " + answer.status() + ".",
          answer.retryAfter(Clock.systemUTC().instant()),
          millis(begun));
    } catch (Unanswered e) {
      return new Attempt(null, e.getMessage(), null, millis(begun));
    }
  }

  private static int millis(long begun) {
    return (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
  }

  @Override
  public void stop() {
    running = false;
    loop.interrupt();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(20, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
