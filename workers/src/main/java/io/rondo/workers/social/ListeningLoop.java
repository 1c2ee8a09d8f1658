package io.rondo.workers.social;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One thread a node that listens to our accounts; none where there is no account. */
@Component
class ListeningLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(ListeningLoop.class);

  private final SocialListening listening;
  private final SocialSettings settings;
  private Thread thread;
  private volatile CountDownLatch ended = new CountDownLatch(0);

  ListeningLoop(SocialListening listening, SocialSettings settings) {
    this.listening = listening;
    this.settings = settings;
  }

  @Override
  public boolean isAutoStartup() {
    return settings.listen();
  }

  @Override
  public synchronized void start() {
    if (listening.ears().isEmpty() || isRunning()) {
      return;
    }
    ended = new CountDownLatch(1);
    thread = new Thread(() -> loop(ended), "rondo-social");
    thread.setDaemon(true);
    thread.start();
  }

  private void loop(CountDownLatch end) {
    try {
      do {
        try {
          listening.listenToAll();
        } catch (RuntimeException e) {
          LOG.warn("Listening to social networks is tried again: {}", e.getMessage());
        }
      } while (!end.await(settings.listenEvery().toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      // it ends
    }
  }

  @Override
  public synchronized void stop() {
    ended.countDown();
    if (thread != null) {
      try {
        thread.join(TimeUnit.SECONDS.toMillis(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      thread = null;
    }
  }

  @Override
  public boolean isRunning() {
    return ended.getCount() > 0;
  }
}
