package io.rondo.workers.hold;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who is left in peace: as long as a case of theirs holds, no marketing reaches a person on any
 * channel. Answers of the service are not marketing.
 */
@Service
public class Holds {

  private static final int MAX_CODE = 20;

  /** As many as fit in one statement without trouble. */
  private static final int AT_ONCE = 1000;

  private final HoldMapper mapper;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Holds(HoldMapper mapper, ApplicationEventPublisher events, Clock clock) {
    this.mapper = mapper;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Leaves a person in peace until {@link #release} for the same case. Twice is once; a case that
   * was released holds anew.
   *
   * @param caseCode 1 to 20 characters, for example {@code S-2026-0001}
   * @return whether this case did not hold them yet
   * @throws IllegalArgumentException when there is no such person or the code does not fit
   * @throws IllegalStateException when the case holds somebody else
   */
  @Transactional
  public boolean hold(long customerId, HoldReason reason, String caseCode) {
    if (caseCode == null || caseCode.isBlank() || caseCode.length() > MAX_CODE) {
      throw new IllegalArgumentException("The code of a case has 1 to 20 characters.");
    }
    if (mapper.lock(customerId) == null) {
      throw new IllegalArgumentException(
          "Nobody can be held: there is no customer " + customerId + ".");
    }
    Long held = mapper.heldBy(caseCode);
    if (held != null && held != customerId) {
      throw new IllegalStateException(
          "Case " + caseCode + " holds another customer: release that one first.");
    }
    if (held != null) {
      return false;
    }
    boolean first = mapper.open(customerId) == 0;
    mapper.insert(customerId, reason.word(), caseCode, clock.instant());
    if (first) {
      events.publishEvent(new CustomerHeld(customerId, caseCode));
    }
    return true;
  }

  /**
   * Ends what a case holds; other cases of the same person hold on. Twice is once.
   *
   * @return whether the case held somebody
   */
  @Transactional
  public boolean release(String caseCode) {
    Long customerId = mapper.heldBy(caseCode);
    if (customerId == null) {
      return false;
    }
    mapper.lock(customerId);
    if (mapper.release(caseCode, clock.instant()) == 0) {
      return false;
    }
    if (mapper.open(customerId) == 0) {
      events.publishEvent(new CustomerReleased(customerId, caseCode));
    }
    return true;
  }

  /** Whether marketing leaves this person in peace now. */
  public boolean isHeld(long customerId) {
    return mapper.open(customerId) > 0;
  }

  /** Those of them whom marketing leaves in peace now. */
  public Set<Long> heldAmong(Collection<Long> customerIds) {
    List<Long> ids = new ArrayList<>(customerIds);
    Set<Long> held = new HashSet<>();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      held.addAll(mapper.openAmong(ids.subList(from, Math.min(ids.size(), from + AT_ONCE))));
    }
    return held;
  }

  /** All that ever held a person, the first one first. */
  public List<Hold> of(long customerId) {
    return mapper.of(customerId);
  }
}
