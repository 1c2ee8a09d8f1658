package io.rondo.workers.testing;

import io.rondo.workers.engine.RunningProcesses;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Runs what a test says. */
@Component
public class FakeRunningProcesses implements RunningProcesses {

  private final List<Running> running = new ArrayList<>();

  /** Nothing runs. */
  public FakeRunningProcesses clear() {
    running.clear();
    return this;
  }

  /** This runs, too. */
  public FakeRunningProcesses add(Running process) {
    running.add(process);
    return this;
  }

  @Override
  public List<Running> of(Set<String> businessKeys) {
    return running.stream().filter(one -> businessKeys.contains(one.businessKey())).toList();
  }
}
