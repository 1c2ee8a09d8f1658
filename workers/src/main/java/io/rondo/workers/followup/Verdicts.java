package io.rondo.workers.followup;

import io.rondo.workers.dialogue.CustomerSatisfied;
import io.rondo.workers.dialogue.CustomerUnsatisfied;
import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the customer says of a case on their own page, in the transaction that keeps it. */
@Component
class Verdicts {

  private final CaseBook book;
  private final Openings openings;
  private final Endings endings;
  private final Clock clock;

  Verdicts(CaseBook book, Openings openings, Endings endings, Clock clock) {
    this.book = book;
    this.openings = openings;
    this.endings = endings;
    this.clock = clock;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void satisfied(CustomerSatisfied yes) {
    endings.satisfied(yes.caseCode(), yes.how(), clock.instant());
  }

  /** The case is open again. What Rondo began ends: what they say opens a case with a person. */
  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void unsatisfied(CustomerUnsatisfied no) {
    ServiceCase known = book.get(no.caseCode());
    if (known.isProactive()) {
      endings.settle(no.caseCode(), Endings.UNSATISFIED, "The customer is not satisfied.");
      return;
    }
    HeldCase held = book.hold(no.caseCode());
    if (held.isClosed()) {
      openings.begin(held, true, clock.instant());
    } else if (held.isWaiting()) {
      openings.back(held, clock.instant());
      book.write(held);
    }
  }
}
