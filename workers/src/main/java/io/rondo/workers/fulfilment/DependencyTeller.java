package io.rondo.workers.fulfilment;

import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.engine.Processes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;

/**
 * Tells whoever waits for other deliverables that they are there. Looks at what is so, not at what
 * happened: a process that began to wait a moment too late is told all the same.
 */
@Service
public class DependencyTeller {

  private static final Logger LOG = LoggerFactory.getLogger(DependencyTeller.class);

  static final String DEPENDENCY_MET = "fulfilment.dependencyMet";

  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final PlanMapper mapper;
  private final Deliverables deliverables;
  private final ObjectProvider<Processes> processes;
  private final Clock clock;
  private volatile Instant next = Instant.EPOCH;

  DependencyTeller(
      PlanMapper mapper,
      Deliverables deliverables,
      ObjectProvider<Processes> processes,
      Clock clock) {
    this.mapper = mapper;
    this.deliverables = deliverables;
    this.processes = processes;
    this.clock = clock;
  }

  /** From now on the next look is worth it at once. */
  void hurry() {
    next = Instant.EPOCH;
  }

  /** Looks, at most every five seconds unless there is reason to. @return how many were told */
  public int tellAll() {
    if (clock.instant().isBefore(next)) {
      return 0;
    }
    next = clock.instant().plus(PAUSE);
    int told = 0;
    for (String campaign : mapper.campaignsWithDependencies()) {
      List<Deliverable> all = deliverables.of(campaign);
      for (Deliverable one : all) {
        if (one.state() == Deliverable.State.PLANNED
            && !one.dependsOn().isEmpty()
            && met(one, all)) {
          told += tell(campaign, one);
        }
      }
    }
    return told;
  }

  /** One process that is busy or broken keeps no other from hearing. */
  private int tell(String campaign, Deliverable deliverable) {
    try {
      return processes
          .getObject()
          .tellWhere(DEPENDENCY_MET, campaign, "deliverableId", deliverable.id(), Map.of());
    } catch (RuntimeException e) {
      LOG.warn("Deliverable {} is told again: {}", deliverable.id(), e.getMessage());
      return 0;
    }
  }

  /** Whether nothing that it needs is still to come; what was dropped does not come any more. */
  static boolean met(Deliverable wanted, List<Deliverable> all) {
    Map<Integer, Deliverable.State> states = new HashMap<>();
    states.putAll(all.stream().collect(Collectors.toMap(Deliverable::no, Deliverable::state)));
    return wanted.dependsOn().stream()
        .map(no -> states.getOrDefault(no, Deliverable.State.DROPPED))
        .allMatch(
            state -> state == Deliverable.State.FULFILLED || state == Deliverable.State.DROPPED);
  }
}
