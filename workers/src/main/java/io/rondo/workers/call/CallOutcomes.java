package io.rondo.workers.call;

import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.SuppressionReason;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.fulfilment.Removals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What calls came to. Every call is kept, also one that should not have been made; what a person
 * said about themselves holds whatever became of the order.
 */
@Service
public class CallOutcomes {

  /** Clocks of partners may be that far ahead. */
  private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(10);

  private static final Duration LATEST_CALL_BACK = Duration.ofDays(60);

  /** Why nobody of a list is called any more whose budget pays for no other call. */
  static final String BUDGET_REACHED = "budget_reached";

  private final CallMapper mapper;
  private final CallLists lists;
  private final CallBacks callBacks;
  private final CallWithdrawals withdrawals;
  private final CallBudgets budgets;
  private final Recipients recipients;
  private final CallsSettled settled;
  private final Orders orders;
  private final Customers customers;
  private final Consents consents;
  private final Suppressions suppressions;
  private final Removals removals;
  private final ApplicationEventPublisher events;
  private final CallSettings settings;
  private final Clock clock;

  CallOutcomes(
      CallMapper mapper,
      CallLists lists,
      CallBacks callBacks,
      CallWithdrawals withdrawals,
      CallBudgets budgets,
      Recipients recipients,
      CallsSettled settled,
      Orders orders,
      Customers customers,
      Consents consents,
      Suppressions suppressions,
      Removals removals,
      ApplicationEventPublisher events,
      CallSettings settings,
      Clock clock) {
    this.mapper = mapper;
    this.lists = lists;
    this.callBacks = callBacks;
    this.withdrawals = withdrawals;
    this.budgets = budgets;
    this.recipients = recipients;
    this.settled = settled;
    this.orders = orders;
    this.customers = customers;
    this.consents = consents;
    this.suppressions = suppressions;
    this.removals = removals;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Keeps a call and does what follows from it. The same attempt told again changes nothing.
   *
   * @return what came of it: moved, repeated, late (nothing but what holds beyond the order) or
   *     early, each with a sentence after a colon where one helps
   * @throws IllegalArgumentException when the order has no such recipient, or the times cannot be
   */
  @Transactional(noRollbackFor = IllegalArgumentException.class)
  public String report(String orderCode, CallReport report) {
    Order order = orders.get(orderCode);
    if (order.submittedAt() == null) {
      return "early: the order was not handed over yet";
    }
    lists.open(order);
    Long id = mapper.lock(order.id(), report.recipient());
    if (id == null) {
      throw new IllegalArgumentException(
          "Order %s has nobody to be called as r%d.".formatted(orderCode, report.recipient()));
    }
    CallMapper.EntryRow entry = mapper.entry(id);
    if (mapper.known(id, report.attempt()) > 0) {
      return "repeated: attempt %d of r%d was told before"
          .formatted(report.attempt(), report.recipient());
    }
    check(order, report);
    String breach = breach(entry, report);
    mapper.attempt(
        id, report, entry.phoneHash(), report.disposition().text(), breach, clock.instant());
    boolean late = !entry.isOpen() || order.replacedAt() != null || order.closedAt() != null;
    if (!late) {
      follow(order, entry, report);
    }
    learn(order, entry, report);
    if (budgets.count(order, report.durationSeconds())) {
      withdrawals.stop(order, BUDGET_REACHED);
    }
    settled.tell(order);
    return effect(late, breach);
  }

  private void check(Order order, CallReport report) {
    Instant now = clock.instant();
    if (report.startedAt().isAfter(now.plus(CLOCK_DIFFERENCE))) {
      throw new IllegalArgumentException("started_at is in the future.");
    }
    if (order.placedAt() != null
        && report.startedAt().isBefore(order.placedAt().minus(CLOCK_DIFFERENCE))) {
      throw new IllegalArgumentException("started_at is before the order was placed.");
    }
    if (report.callbackAt() != null && report.callbackAt().isAfter(now.plus(LATEST_CALL_BACK))) {
      throw new IllegalArgumentException("callback_at is more than 60 days ahead.");
    }
  }

  /** Why a call should not have been made; null when it was in order. */
  private String breach(CallMapper.EntryRow entry, CallReport report) {
    if (entry.state().equals("withdrawn") && report.startedAt().isAfter(entry.updatedAt())) {
      return "withdrawn";
    }
    boolean open =
        settings
            .country(entry.country())
            .map(
                country ->
                    CallWindows.isOpen(country, CallZones.read(entry.zones()), report.startedAt()))
            .orElse(false);
    if (!open) {
      return "outside_window";
    }
    return entry.attempts() >= entry.maxAttempts() && !entry.state().equals("callback")
        ? "too_many_attempts"
        : null;
  }

  private static String effect(boolean late, String breach) {
    String effect = late ? "late: nobody was to be called any more" : "moved";
    return breach == null ? effect : effect + (late ? ", " : ": ") + "breach " + breach;
  }

  private void follow(Order order, CallMapper.EntryRow entry, CallReport report) {
    Disposition disposition = report.disposition();
    int attempts = entry.attempts() + 1;
    callBacks.made(entry.id());
    switch (disposition.then()) {
      case DONE -> end(entry, "done", "done", disposition, attempts);
      case FAILED -> end(entry, "failed", "failed", disposition, attempts);
      case CALL_BACK -> {
        move(entry, "callback", disposition, attempts, report.callbackAt());
        callBacks.promise(order, entry.id(), report.callbackAt());
      }
      case TRY_AGAIN -> {
        if (attempts >= entry.maxAttempts()) {
          end(entry, "failed", "failed", disposition, attempts);
        } else {
          move(entry, "open", disposition, attempts, null);
        }
      }
    }
    if (disposition.isAnswer() && entry.deliveryId() != null && entry.customerId() != null) {
      events.publishEvent(
          new CallAnswered(
              entry.deliveryId(),
              entry.customerId(),
              order.campaignId(),
              order.code() + ":r" + report.recipient() + ":" + report.attempt(),
              disposition,
              report.amountMinor(),
              report.currency(),
              report.startedAt()));
    }
  }

  private void end(
      CallMapper.EntryRow entry,
      String state,
      String outcome,
      Disposition disposition,
      int attempts) {
    move(entry, state, disposition, attempts, null);
    recipients.settle(entry.orderId(), entry.recipientNo(), outcome, disposition.text());
  }

  private void move(
      CallMapper.EntryRow entry,
      String state,
      Disposition disposition,
      int attempts,
      Instant callbackAt) {
    mapper.move(entry.id(), state, disposition.text(), attempts, callbackAt, clock.instant());
  }

  /** What the call says about the person or the number, whatever the order. */
  private void learn(Order order, CallMapper.EntryRow entry, CallReport report) {
    if (order.test() || entry.customerId() == null) {
      return;
    }
    switch (report.disposition()) {
      case DNC_REQUEST -> neverAgain(order, entry, report);
      case DECEASED -> deceased(order, entry, report);
      case WRONG_NUMBER, DISCONNECTED -> unlink(entry);
      default -> {
        // it says something about this call only
      }
    }
  }

  private void neverAgain(Order order, CallMapper.EntryRow entry, CallReport report) {
    suppressions.suppress(Consents.CALL, entry.phoneHash(), SuppressionReason.DO_NOT_CALL);
    for (CallMapper.Holder holder : mapper.holders(entry.phoneHash())) {
      withdrawConsent(holder.id(), Consents.CALL, order, report);
    }
    removals.remove(Consents.CALL, entry.phoneHash(), CallScrub.DO_NOT_CALL);
  }

  private void deceased(Order order, CallMapper.EntryRow entry, CallReport report) {
    CallMapper.Addresses known = mapper.addresses(entry.customerId());
    suppress(Consents.CALL, known.phoneHash());
    suppress(Consents.EMAIL, known.emailHash());
    suppress(Consents.LETTER, known.postalHash());
    suppress(Consents.POSTCARD, known.postalHash());
    for (String channel : Consents.CHANNELS) {
      withdrawConsent(known.id(), channel, order, report);
    }
    withdrawals.withdrawCustomer(known.id(), "deceased");
  }

  private void suppress(String channel, String hash) {
    if (hash != null) {
      suppressions.suppress(channel, hash, SuppressionReason.DECEASED);
      removals.remove(channel, hash, "deceased");
    }
  }

  private void withdrawConsent(long customerId, String channel, Order order, CallReport report) {
    consents.record(
        customerId,
        channel,
        Consents.MARKETING,
        false,
        report.startedAt(),
        "call of " + order.code() + ", " + report.disposition().text(),
        null);
  }

  private void unlink(CallMapper.EntryRow entry) {
    if (customers.unlinkPhone(entry.customerId(), entry.phoneHash())) {
      withdrawals.withdrawCustomer(entry.customerId(), "wrong_number");
    }
  }
}
