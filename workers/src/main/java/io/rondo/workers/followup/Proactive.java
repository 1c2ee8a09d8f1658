package io.rondo.workers.followup;

import io.rondo.workers.response.Reaction;
import io.rondo.workers.response.Response;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The steps by which Rondo looks after a customer before the customer has to ask. */
@Component
class Proactive {

  private final Replies replies;
  private final Openings openings;
  private final Endings endings;
  private final CaseBook book;
  private final CaseMapper mapper;
  private final FollowUpSettings settings;
  private final Clock clock;

  Proactive(
      Replies replies,
      Openings openings,
      Endings endings,
      CaseBook book,
      CaseMapper mapper,
      FollowUpSettings settings,
      Clock clock) {
    this.replies = replies;
    this.openings = openings;
    this.endings = endings;
    this.book = book;
    this.mapper = mapper;
    this.settings = settings;
    this.clock = clock;
  }

  /** Thanks for a purchase. @return when the parcel should be there */
  Instant thank(String code) {
    replies.send(code, "purchase");
    return clock.instant().plus(settings.deliveryAfter());
  }

  /** Says how to begin. @return when the customer is asked whether all is well */
  Instant howTo(String code) {
    replies.send(code, "how_to");
    return clock.instant().plus(settings.checkInAfter());
  }

  /**
   * Asks whether all is well. @return until when an answer is waited for; now, if nobody is asked
   */
  Instant ask(String code) {
    boolean asked = !book.get(code).kind().equals("praise") && replies.send(code, Replies.SURVEY);
    return asked ? clock.instant().plus(settings.surveyWait()) : clock.instant();
  }

  /** Sends the fitting help. @return when it is looked whether it helped */
  Instant help(String code) {
    replies.send(code, "usage");
    return clock.instant().plus(settings.usageAfter());
  }

  /** Whether the trouble did not come back after help was sent; where none was, it did not help. */
  boolean hasRecovered(String code) {
    ServiceCase known = book.get(code);
    return known.lastAnswerAt() != null
        && mapper.troubles(known.customerId(), known.detail(), known.lastAnswerAt()) == 0;
  }

  /** Ends what Rondo began and gives the customer a case with a person. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void askAPerson(String code) {
    ServiceCase known = book.get(code);
    HeldCase held = book.hold(code);
    if (held.isClosed()) {
      return;
    }
    endings.close(held, "handed_over", null, null);
    Instant now = clock.instant();
    openings.openForAPerson(
        new Response(
            known.responseEventId(),
            "rondo",
            "usage",
            known.channel(),
            known.detail(),
            null,
            null,
            null,
            null,
            known.customerId(),
            known.campaignId(),
            known.deliveryId(),
            null,
            null,
            null,
            null,
            now,
            now),
        new Reaction(
            "follow_up", null, "product", "high", true, "Help by message did not help: " + code),
        "other");
  }
}
