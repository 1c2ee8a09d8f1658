package io.rondo.workers.followup;

import io.rondo.workers.engine.Processes;
import io.rondo.workers.hold.CustomerHeld;
import io.rondo.workers.hold.Holds;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ways in which a case ends. What is told to its process ends that too, wherever it stands. */
@Component
class Endings {

  /** A case ended beside its process: by the customer's own yes, by erasure, by another case. */
  static final String SETTLED = "followup.caseSettled";

  static final String WITHDRAWN = "withdrawn";
  static final String SATISFIED = "satisfied";
  static final String UNSATISFIED = "unsatisfied";

  private final CaseBook book;
  private final CaseMapper mapper;
  private final Holds holds;
  private final ObjectProvider<Processes> processes;
  private final FollowUpSettings settings;
  private final Clock clock;

  Endings(
      CaseBook book,
      CaseMapper mapper,
      Holds holds,
      ObjectProvider<Processes> processes,
      FollowUpSettings settings,
      Clock clock) {
    this.book = book;
    this.mapper = mapper;
    this.holds = holds;
    this.processes = processes;
    this.settings = settings;
    this.clock = clock;
  }

  Duration reopenWithin() {
    return settings.reopenWithin();
  }

  /** Ends a case that is locked and whose process goes on to its end by itself. */
  void close(HeldCase held, String outcome, String who, String detail) {
    Instant now = clock.instant();
    held.close(outcome, now);
    book.note(held.id, "closed").by(who).detail(detail == null ? outcome : detail).at(now);
    book.write(held);
    holds.release(held.code);
  }

  /** Ends a case and its process. The second time changes nothing. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void settle(String code, String outcome, String detail) {
    HeldCase held = book.hold(code);
    if (!held.isClosed()) {
      close(held, outcome, null, detail);
      processes.getObject().tell(SETTLED, code, Map.of());
    }
  }

  /** The customer says that all is well. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void satisfied(String code, String how, Instant at) {
    HeldCase held = book.hold(code);
    held.satisfied(how, at);
    book.note(held.id, "satisfied").detail(how).at(at);
    if (held.isClosed()) {
      held.outcome = SATISFIED;
      book.write(held);
    } else {
      close(held, SATISFIED, null, null);
      processes.getObject().tell(SETTLED, code, Map.of());
    }
  }

  /** Nothing came back: that counts as satisfied, if weaker. The second time changes nothing. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void quiet(String code) {
    HeldCase held = book.hold(code);
    if (!held.isClosed()) {
      held.satisfied("quiet", held.lastAnswerAt == null ? clock.instant() : held.lastAnswerAt);
      close(held, "quiet", null, null);
    }
  }

  /** What Rondo began for this customer ends: somebody looks after them now. */
  void endProactive(long customerId) {
    mapper
        .proactive(customerId)
        .forEach(code -> settle(code, WITHDRAWN, "The customer has a case."));
  }

  /** Whoever is left in peace gets no mail that Rondo began either. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void held(CustomerHeld held) {
    endProactive(held.customerId());
  }

  /** Everything about a customer ends. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void withdrawAll(long customerId) {
    mapper
        .openCodes(customerId)
        .forEach(code -> settle(code, WITHDRAWN, "The customer was erased."));
  }
}
