package io.rondo.workers.response;

import io.rondo.workers.database.Loop;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads of this node that act upon responses. */
@Component
class ReactionLoops implements SmartLifecycle {

  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final List<Loop> loops;
  private volatile boolean running;

  ReactionLoops(Reactions reactions, ReactionBell bell, ResponseSettings settings) {
    this.loops =
        IntStream.rangeClosed(1, settings.reactors())
            .mapToObj(
                number ->
                    new Loop(
                        "rondo-reactions-" + number,
                        bell.bell(),
                        settings.poll(),
                        failures -> pauseAfter(settings.poll(), failures),
                        reactions::handleAll))
            .toList();
  }

  private static Duration pauseAfter(Duration poll, int failures) {
    Duration pause = poll.multipliedBy(1L << Math.min(failures, 20));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  @Override
  public void start() {
    running = true;
    loops.forEach(Loop::start);
  }

  @Override
  public void stop() {
    running = false;
    loops.forEach(Loop::stop);
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
