package io.rondo.workers.social;

import io.rondo.workers.database.Bell;
import io.rondo.workers.database.Loop;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** One thread a node that listens to our accounts; none where there is no account. */
@Component
class ListeningLoop implements SmartLifecycle {

  private final SocialListening listening;
  private final SocialSettings settings;
  private final Loop loop;
  private volatile boolean running;

  ListeningLoop(SocialListening listening, SocialSettings settings) {
    this.listening = listening;
    this.settings = settings;
    this.loop =
        new Loop(
            "rondo-social",
            new Bell(),
            settings.listenEvery(),
            failures -> settings.listenEvery(),
            listening::listenToAll);
  }

  @Override
  public boolean isAutoStartup() {
    return settings.listen();
  }

  @Override
  public void start() {
    if (!listening.ears().isEmpty()) {
      running = true;
      loop.start();
    }
  }

  @Override
  public void stop() {
    running = false;
    loop.stop();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
