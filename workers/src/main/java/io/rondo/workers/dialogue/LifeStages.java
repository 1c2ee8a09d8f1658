package io.rondo.workers.dialogue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/** How far people have come with us; worked out from their responses whenever it is asked. */
@Service
public class LifeStages {

  private static final int AT_ONCE = 1000;

  private final LifeMapper mapper;
  private final DialogueSettings settings;
  private final Clock clock;

  LifeStages(LifeMapper mapper, DialogueSettings settings, Clock clock) {
    this.mapper = mapper;
    this.settings = settings;
    this.clock = clock;
  }

  /** The stage of one customer; a prospect where nothing is known. */
  public LifeStage of(long customerId) {
    return of(List.of(customerId)).get(customerId);
  }

  /** The stage of each of these customers, with one query a thousand. */
  public Map<Long, LifeStage> of(Collection<Long> customerIds) {
    Instant now = clock.instant();
    Map<Long, LifeStage> stages = new HashMap<>();
    customerIds.forEach(id -> stages.put(id, LifeStage.PROSPECT));
    List<Long> ids = new ArrayList<>(stages.keySet());
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      mapper
          .pasts(
              ids.subList(from, Math.min(ids.size(), from + AT_ONCE)),
              now.minus(settings.lostAfter()))
          .forEach(past -> stages.put(past.customerId(), LifeStage.of(past, settings, now)));
    }
    return stages;
  }
}
