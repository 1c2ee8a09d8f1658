package io.rondo.workers.call;

import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.DeliverableDetails;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.ScrubRefused;
import io.rondo.workers.partner.Capability;
import io.rondo.workers.partner.Proposals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What calls may cost: the budget that the brief gives the calls, else the campaign's whole budget.
 * What an earlier partner has spent on the same calls is gone. Samples cost nothing.
 */
@Service
public class CallBudgets {

  private static final int MINUTE = 60;

  private final CallBudgetMapper mapper;
  private final Campaigns campaigns;
  private final Deliverables deliverables;
  private final Proposals proposals;
  private final Clock clock;

  CallBudgets(
      CallBudgetMapper mapper,
      Campaigns campaigns,
      Deliverables deliverables,
      Proposals proposals,
      Clock clock) {
    this.mapper = mapper;
    this.campaigns = campaigns;
    this.deliverables = deliverables;
    this.proposals = proposals;
    this.clock = clock;
  }

  /** What the calls of an order may cost and have cost; empty before its list is made. */
  @Transactional(readOnly = true)
  public Optional<CallBudget> of(long orderId) {
    return Optional.ofNullable(mapper.find(orderId));
  }

  /** Begins to count with the list. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void open(Order order) {
    if (order.test() || order.campaignCode() == null || mapper.find(order.id()) != null) {
      return;
    }
    CallBudget budget = planned(order);
    mapper.insert(
        order.id(),
        budget.currency(),
        budget.callMinor(),
        budget.minuteMinor(),
        budget.setupMinor(),
        budget.ceilingMinor());
  }

  /**
   * Refuses an order whose budget pays for no call.
   *
   * @throws ScrubRefused in a sentence that says what to do
   */
  void mustPayForACall(Order order) {
    if (order.campaignCode() != null && !planned(order).paysForACall()) {
      throw new ScrubRefused(
          "Nobody is called: the calling budget of order %s pays for no call. Stop the order, and"
                  .formatted(order.code())
              + " brief the calls that are left with a budget of their own.");
    }
  }

  /**
   * Counts a call, also one that came late: it has to be paid.
   *
   * @return whether it was the one after which the rest pays for no other
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean count(Order order, int durationSeconds) {
    CallBudget before = mapper.lock(order.id());
    if (before == null) {
      return false;
    }
    mapper.count(order.id(), (durationSeconds + MINUTE - 1) / MINUTE);
    if (before.stoppedAt() != null || mapper.find(order.id()).paysForACall()) {
      return false;
    }
    mapper.stop(order.id(), clock.instant());
    return true;
  }

  private CallBudget planned(Order order) {
    BigDecimal minute =
        order.deliverableId() == null
            ? BigDecimal.ZERO
            : proposals
                .price(order.deliverableId(), order.partnerId())
                .map(Capability::minuteMinor)
                .orElse(BigDecimal.ZERO);
    return new CallBudget(
        order.currency(),
        order.priceMinor(),
        minute,
        order.setupMinor(),
        ceiling(order),
        0,
        0,
        null);
  }

  private long ceiling(Order order) {
    Long own =
        order.deliverableId() == null
            ? null
            : DeliverableDetails.of(deliverables.get(order.deliverableId()).details())
                .budgetMinor();
    long all = own != null ? own : campaigns.find(order.campaignCode()).orElseThrow().budgetMinor();
    BigDecimal gone =
        order.deliverableId() == null
            ? BigDecimal.ZERO
            : mapper.spentElsewhere(order.deliverableId(), order.id());
    return all - gone.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }
}
