package io.rondo.workers.fulfilment;

import java.time.Clock;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The numbered revisions of what partners make, and what people say about them. */
@Service
public class Drafts {

  private final DraftMapper mapper;
  private final OrderBook book;
  private final DraftJudges judges;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Drafts(
      DraftMapper mapper,
      OrderBook book,
      DraftJudges judges,
      ApplicationEventPublisher events,
      Clock clock) {
    this.mapper = mapper;
    this.book = book;
    this.judges = judges;
    this.events = events;
    this.clock = clock;
  }

  /** All of an order, the first one first. */
  @Transactional(readOnly = true)
  public List<Draft> of(long orderId) {
    return mapper.of(orderId).stream().map(Draft::of).toList();
  }

  /**
   * A person judges the newest draft.
   *
   * @param comment what the partner should know; must be there unless the draft is accepted
   * @return whether another revision may follow: changes are wanted and some are left
   * @throws OrderRefused when no draft is open, the comment is missing, or the person may not judge
   */
  @Transactional
  public boolean decide(long orderId, DraftDecision decision, String who, String comment) {
    HeldOrder order = book.hold(orderId);
    DraftMapper.Row draft = mapper.find(orderId, mapper.last(orderId));
    if (draft == null || !draft.decision().equals(Draft.OPEN)) {
      throw new OrderRefused("There is no draft to judge. It was judged already, or none came.");
    }
    judges.refusal(order, draft, who).ifPresent(DraftJudges::refuse);
    String said = comment == null ? "" : comment.strip();
    if (said.isEmpty() && decision != DraftDecision.ACCEPT) {
      throw new OrderRefused("Say what is wrong with the draft: the partner reads your comment.");
    }
    if (said.length() > Comments.LONGEST) {
      throw new OrderRefused("A comment has at most %d characters.".formatted(Comments.LONGEST));
    }
    mapper.decide(orderId, draft.revision(), decision.outcome(), who, clock.instant());
    if (!said.isEmpty()) {
      mapper.comment(orderId, draft.revision(), who, said, false, clock.instant());
    }
    book.write(
        order,
        "draft_" + decision.outcome(),
        Effect.MOVED,
        who,
        "Revision %d.".formatted(draft.revision()),
        null);
    book.enter(order);
    events.publishEvent(
        new DraftDecided(
            order.id,
            order.code,
            order.partnerId,
            order.test,
            draft.revision(),
            decision.outcome()));
    return decision == DraftDecision.CHANGES && draft.revision() < revisions(order);
  }

  /** How many drafts an order may have; a sample as many as it likes. */
  int revisions(HeldOrder order) {
    return order.deliverableId == null
        ? Integer.MAX_VALUE
        : mapper.revisionsWanted(order.deliverableId);
  }

  /** Whether the newest draft was accepted. */
  boolean isAccepted(long orderId) {
    DraftMapper.Row last = mapper.find(orderId, mapper.last(orderId));
    return last != null && last.decision().equals(Draft.ACCEPTED);
  }

  /** Another revision is wanted, also after a rejection that somebody took back. */
  void reopen(HeldOrder order, String who) {
    int last = mapper.last(order.id);
    DraftMapper.Row draft = mapper.find(order.id, last);
    if (draft != null && draft.decision().equals(Draft.REJECTED)) {
      mapper.decide(order.id, last, Draft.CHANGES_WANTED, who, clock.instant());
    }
  }
}
