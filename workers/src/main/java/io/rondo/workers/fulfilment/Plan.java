package io.rondo.workers.fulfilment;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.delivery.TouchBook;
import io.rondo.workers.engine.StepRefused;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a campaign needs from partners in which phase, and whether it all came. */
@Component
class Plan {

  /** Before the approval. */
  static final String PREPARE = "prepare";

  /** After the release. */
  static final String DELIVER = "deliver";

  /** Why somebody gets nothing whose letter, postcard or call nobody makes. */
  private static final String NOT_FULFILLED = "not_fulfilled";

  private final Campaigns campaigns;
  private final Deliverables deliverables;
  private final Placement placement;
  private final LineMapper lines;
  private final TouchBook touches;
  private final OrderMapper orders;
  private final OrderBook book;
  private final DependencyTeller dependencies;

  Plan(
      Campaigns campaigns,
      Deliverables deliverables,
      Placement placement,
      LineMapper lines,
      TouchBook touches,
      OrderMapper orders,
      OrderBook book,
      DependencyTeller dependencies) {
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.placement = placement;
    this.lines = lines;
    this.touches = touches;
    this.orders = orders;
    this.book = book;
    this.dependencies = dependencies;
  }

  /**
   * The deliverables of a phase that are still to come. One that would reach nobody is dropped: no
   * partner is asked for nothing.
   */
  @Transactional
  public List<Deliverable> open(String code, String phase) {
    Campaign campaign = campaigns.get(code);
    List<Deliverable> open = new ArrayList<>();
    for (Deliverable deliverable : of(code, phase)) {
      if (isOver(deliverable)) {
        continue;
      }
      if (reachesNobody(campaign, deliverable)) {
        deliverables.moveTo(deliverable.id(), Deliverable.State.DROPPED);
        campaigns.note(
            code,
            "deliverable_dropped",
            OrderBook.RONDO,
            "%s: nobody is left to be reached.".formatted(deliverable.title()));
      } else {
        open.add(deliverable);
      }
    }
    return open;
  }

  private boolean reachesNobody(Campaign campaign, Deliverable deliverable) {
    return deliverable.kind().channel() != null
        && deliverable.state() == Deliverable.State.PLANNED
        && placement.waiting(campaign, deliverable) == 0;
  }

  /** Whether nothing that a deliverable needs is still to come. */
  @Transactional(readOnly = true)
  public boolean dependenciesMet(String code, Deliverable deliverable) {
    return DependencyTeller.met(deliverable, deliverables.of(code));
  }

  /** The deliverable came: its order closes, and whoever waits for it is told. Twice is once. */
  @Transactional
  public void close(String code, long deliverableId) {
    for (OrderMapper.Attempt attempt : orders.attempts(deliverableId)) {
      if (attempt.closedAt() == null) {
        HeldOrder order = book.hold(attempt.id());
        if (order.reconciledAt == null) {
          throw new StepRefused(
              "Order %s cannot close: its counts do not add up.".formatted(order.code));
        }
        book.close(order);
        book.write(order, "closed", Effect.MOVED, OrderBook.RONDO, null, null);
        book.enter(order);
      }
    }
    deliverables.moveTo(deliverableId, Deliverable.State.FULFILLED);
    dependencies.hurry();
  }

  /** A person does without it: whoever it would have reached gets nothing. Twice is once. */
  @Transactional
  public void drop(String code, long deliverableId) {
    Deliverable deliverable = deliverables.get(deliverableId);
    if (isOver(deliverable)) {
      return;
    }
    int people = 0;
    if (deliverable.kind().channel() != null && deliverable.cellNo() != null) {
      List<Long> waiting =
          lines.planned(
              campaigns.get(code).id(), deliverable.kind().channel(), deliverable.cellNo());
      touches.claim(waiting, NOT_FULFILLED);
      people = touches.excluded(waiting, NOT_FULFILLED);
    }
    deliverables.moveTo(deliverableId, Deliverable.State.DROPPED);
    campaigns.note(
        code,
        "deliverable_dropped",
        OrderBook.RONDO,
        "%s: %d people get nothing by it.".formatted(deliverable.title(), people));
    dependencies.hurry();
  }

  /**
   * Refuses to go on unless everything of a phase came or was dropped, and everybody it was to
   * reach has an outcome.
   *
   * @throws StepRefused when something is missing; the sentence says what
   */
  @Transactional(readOnly = true)
  public void account(String code, String phase) {
    Campaign campaign = campaigns.get(code);
    List<String> missing = new ArrayList<>();
    of(code, phase).stream()
        .filter(deliverable -> !isOver(deliverable))
        .forEach(deliverable -> missing.add(deliverable.title() + " is still to come."));
    if (phase.equals(DELIVER)) {
      for (String channel : List.of("letter", "postcard", "call")) {
        int people = lines.open(campaign.id(), channel);
        if (people > 0) {
          missing.add("%d people have no outcome by %s.".formatted(people, channel));
        }
      }
    }
    if (!missing.isEmpty()) {
      throw new StepRefused(
          "What partners make for %s does not add up: %s See the orders of the campaign, then try"
                  .formatted(code, String.join(" ", missing))
              + " again.");
    }
  }

  private List<Deliverable> of(String code, String phase) {
    boolean before = phase.equals(PREPARE);
    if (!before && !phase.equals(DELIVER)) {
      throw new StepRefused(
          "The phase is %s or %s, not \"%s\".".formatted(PREPARE, DELIVER, phase));
    }
    return deliverables.of(code).stream()
        .filter(deliverable -> deliverable.kind().beforeApproval() == before)
        .toList();
  }

  private static boolean isOver(Deliverable deliverable) {
    return deliverable.state() == Deliverable.State.FULFILLED
        || deliverable.state() == Deliverable.State.DROPPED;
  }
}
