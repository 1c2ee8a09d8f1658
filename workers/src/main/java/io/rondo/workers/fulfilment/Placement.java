package io.rondo.workers.fulfilment;

import io.rondo.workers.approval.Releases;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.delivery.TouchBook;
import io.rondo.workers.partner.Capability;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Proposal;
import io.rondo.workers.partner.Proposals;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places orders: one at a time for a deliverable, and nobody is with two of them. A person's line
 * of the ledger is held by the order that may serve it; the database refuses a second.
 */
@Component
class Placement {

  private final OrderMapper orders;
  private final RecipientMapper recipients;
  private final LineMapper lines;
  private final TouchBook touches;
  private final Proposals proposals;
  private final OrderBook book;
  private final OrderCodes codes;
  private final Campaigns campaigns;
  private final Deliverables deliverables;
  private final Partners partners;
  private final Releases releases;
  private final Clock clock;

  Placement(
      OrderMapper orders,
      RecipientMapper recipients,
      LineMapper lines,
      TouchBook touches,
      Proposals proposals,
      OrderBook book,
      OrderCodes codes,
      Campaigns campaigns,
      Deliverables deliverables,
      Partners partners,
      Releases releases,
      Clock clock) {
    this.orders = orders;
    this.recipients = recipients;
    this.lines = lines;
    this.touches = touches;
    this.proposals = proposals;
    this.book = book;
    this.codes = codes;
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.partners = partners;
    this.releases = releases;
    this.clock = clock;
  }

  /**
   * Places the order of a deliverable with the partner whose turn it is; the one that is open
   * already when there is one.
   *
   * @param chosen the code of the partner that a person chose; empty where the proposals decide
   * @return empty when nobody is left to ask, or nobody is left to be reached
   * @throws io.rondo.workers.approval.ReviewRefused when it needs a release and there is none
   */
  @Transactional
  public Optional<Order> place(String campaignCode, long deliverableId, String chosen) {
    Campaign campaign = campaigns.hold(campaignCode);
    Deliverable deliverable = deliverables.get(deliverableId);
    List<OrderMapper.Attempt> attempts = orders.attempts(deliverableId);
    Optional<OrderMapper.Attempt> open =
        attempts.stream().filter(attempt -> attempt.closedAt() == null).findFirst();
    if (open.isPresent()) {
      return Optional.of(orders.byId(open.get().id()).order());
    }
    if (!deliverable.kind().beforeApproval()) {
      releases.mustBeReleased(campaignCode);
    }
    boolean reachable = deliverable.kind().channel() == null || waiting(campaign, deliverable) > 0;
    return reachable
        ? partner(deliverable, attempts, chosen)
            .map(partner -> insert(campaign, deliverable, partner, attempts.size() + 1))
        : Optional.empty();
  }

  /** How many people wait for what this deliverable brings them. */
  int waiting(Campaign campaign, Deliverable deliverable) {
    return deliverable.cellNo() == null
        ? 0
        : lines.waiting(campaign.id(), deliverable.kind().channel(), deliverable.cellNo());
  }

  /** After a person stopped an order nobody is asked unless a person says whom. */
  private Optional<Partner> partner(
      Deliverable deliverable, List<OrderMapper.Attempt> attempts, String chosen) {
    if (!chosen.isBlank()) {
      return partners.find(chosen).filter(partner -> mayGetIt(partner, deliverable));
    }
    if (attempts.isEmpty()) {
      return Optional.ofNullable(deliverable.partnerId())
          .map(partners::get)
          .filter(partner -> mayGetIt(partner, deliverable))
          .or(() -> next(deliverable, List.of()));
    }
    if (attempts.get(attempts.size() - 1).stoppedBy() != null) {
      return Optional.empty();
    }
    return next(deliverable, attempts.stream().map(OrderMapper.Attempt::partnerId).toList());
  }

  /** A partner that was asked once is not asked again. */
  private Optional<Partner> next(Deliverable deliverable, List<Long> asked) {
    if (deliverable.partnerId() == null && asked.isEmpty()) {
      return Optional.empty(); // nobody was confirmed: a person decides
    }
    return proposals
        .next(deliverable.id(), Set.copyOf(asked))
        .map(Proposal::partnerId)
        .map(partners::get)
        .filter(partner -> mayGetIt(partner, deliverable));
  }

  private boolean mayGetIt(Partner partner, Deliverable deliverable) {
    return partner.state() == Partner.State.LIVE
        && proposals.price(deliverable.id(), partner.id()).isPresent();
  }

  private Order insert(Campaign campaign, Deliverable deliverable, Partner partner, int attempt) {
    Capability price = proposals.price(deliverable.id(), partner.id()).orElseThrow();
    String code = codes.next();
    orders.insert(
        new OrderMapper.New(
            code,
            campaign.id(),
            deliverable.id(),
            deliverable.kind().text(),
            deliverable.title(),
            partner.id(),
            attempt,
            false,
            deliverable.quantity(),
            price.setupMinor(),
            price.priceMinor(),
            price.currency(),
            deliverable.brief(),
            deliverable.dueAt()),
        clock.instant());
    HeldOrder order = book.hold(orders.idOf(code, partner.id()));
    if (deliverable.kind().channel() != null) {
      fill(order, deliverable);
    }
    book.write(order, "draft", Effect.MOVED, OrderBook.RONDO, "Attempt " + attempt + ".", null);
    order.reach(OrderState.APPROVED, clock.instant());
    book.write(order, "approved", Effect.MOVED, OrderBook.RONDO, null, null);
    book.enter(order);
    deliverables.moveTo(deliverable.id(), Deliverable.State.ORDERED);
    return orders.byId(order.id).order();
  }

  /** Everybody who waits, once; and the seeds behind them. */
  private void fill(HeldOrder order, Deliverable deliverable) {
    String channel = deliverable.kind().channel();
    order.quantity =
        recipients.insertPlanned(
            order.id, order.campaignId, channel, deliverable.cellNo(), clock.instant());
    int claimed = touches.claim(lines.held(order.id, List.of("ordered")), "order " + order.code);
    if (claimed != order.quantity) {
      throw new IllegalStateException(
          "Order %s holds %d people, but %d lines of the ledger were free."
              .formatted(order.code, order.quantity, claimed));
    }
    String seeds = channel.equals("call") ? "call" : "letter";
    recipients.insertSeeds(order.id, order.quantity, seeds, clock.instant());
  }
}
