package io.rondo.workers.call;

import io.rondo.workers.campaign.CampaignClosed;
import io.rondo.workers.engine.Processes;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.Recipients;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Calls that were promised for a time: each has a process that waits for it. */
@Component
class CallBacks {

  /** A promised call was made, or is wanted no more. */
  static final String SETTLED = "call.callBackSettled";

  /** The variable by which the process of a promised call is found. */
  static final String ID = "callBackId";

  private final CallBackMapper mapper;
  private final CallMapper calls;
  private final Recipients recipients;
  private final CallsSettled settled;
  private final Orders orders;
  private final ObjectProvider<Processes> processes;
  private final ApplicationEventPublisher events;
  private final CallSettings settings;
  private final Clock clock;

  CallBacks(
      CallBackMapper mapper,
      CallMapper calls,
      Recipients recipients,
      CallsSettled settled,
      Orders orders,
      ObjectProvider<Processes> processes,
      ApplicationEventPublisher events,
      CallSettings settings,
      Clock clock) {
    this.mapper = mapper;
    this.calls = calls;
    this.recipients = recipients;
    this.settled = settled;
    this.orders = orders;
    this.processes = processes;
    this.events = events;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What the partner is asked for when the time has come.
   *
   * @param wanted whether the call is still to be made
   * @param missedAt when it counts as missed; null when it is not wanted
   */
  record Request(boolean wanted, Instant missedAt) {}

  /** Promises a call and starts the process that waits for it; samples have none. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void promise(Order order, long entryId, Instant at) {
    mapper.insert(entryId, at, clock.instant());
    if (order.campaignCode() != null) {
      processes
          .getObject()
          .startFor(
              "CallBack",
              order.campaignCode(),
              Map.of(
                  ID,
                  mapper.waiting(entryId),
                  "orderCode",
                  order.code(),
                  "campaignCode",
                  order.campaignCode()));
    }
  }

  /** A call was made: nothing is promised any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void made(long entryId) {
    mapper.end(entryId, "settled", clock.instant());
  }

  /** The person is not called any more. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void drop(long entryId) {
    mapper.end(entryId, "dropped", clock.instant());
  }

  /** When the call is due: the promised time, or when the next window after it opens. */
  @Transactional
  public Instant plan(long id) {
    CallBackMapper.Row row = find(id);
    Instant now = clock.instant();
    Instant wished = row.promisedAt().isBefore(now) ? now : row.promisedAt();
    Instant due = window(row, wished).start();
    mapper.plan(id, due, now);
    return due;
  }

  /**
   * Asks the partner to call now. When the time was slept through, it is asked for the next window.
   */
  @Transactional
  public Request request(long id) {
    mapper.lock(id);
    CallBackMapper.Row row = find(id);
    Order order = orders.get(row.orderId());
    if (row.isWaiting() && isOver(order)) {
      drop(row.callEntryId());
      row = find(id);
    }
    if (!row.isWaiting()) {
      mapper.told(id, clock.instant());
      return new Request(false, null);
    }
    Instant due = window(row, clock.instant()).start();
    mapper.requested(id, clock.instant());
    events.publishEvent(
        new CallBackDue(
            order.id(),
            order.code(),
            order.partnerId(),
            "r" + row.recipientNo(),
            due,
            order.test()));
    return new Request(true, due.plus(settings.callBackGrace()));
  }

  /** The person is to be called at another time. */
  @Transactional
  public void wish(long id, Instant at) {
    mapper.wish(id, at, clock.instant());
  }

  /** Nobody calls any more: the person counts as not reached. */
  @Transactional
  public void giveUp(long id) {
    mapper.lock(id);
    CallBackMapper.Row row = find(id);
    if (row.isWaiting()) {
      drop(row.callEntryId());
      CallMapper.EntryRow entry = calls.entry(row.callEntryId());
      calls.move(entry.id(), "failed", "callback_missed", entry.attempts(), null, clock.instant());
      recipients.settle(row.orderId(), row.recipientNo(), "failed", "callback_missed");
      settled.tell(orders.get(row.orderId()));
    }
    mapper.told(id, clock.instant());
  }

  /** Somebody else has the order, or nobody. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void dropOfOrder(long orderId) {
    mapper.dropOfOrder(orderId, clock.instant());
  }

  /** A campaign that is closed promises nothing. */
  @EventListener
  @Transactional
  public void closed(CampaignClosed campaign) {
    mapper.ofCampaign(campaign.code()).forEach(row -> drop(row.callEntryId()));
  }

  /**
   * Tells processes whose call was made or dropped, until they listen.
   *
   * @return how many were told now
   */
  int tellAll(int limit) {
    int told = 0;
    for (CallBackMapper.Row row : mapper.untold(limit)) {
      boolean alone = row.campaignCode() == null;
      if (alone
          || processes.getObject().tellWhere(SETTLED, row.campaignCode(), ID, row.id(), Map.of())
              > 0) {
        mapper.told(row.id(), clock.instant());
        told++;
      }
    }
    return told;
  }

  private static boolean isOver(Order order) {
    return order.replacedAt() != null || order.closedAt() != null || order.state().isEnd();
  }

  private CallWindow window(CallBackMapper.Row row, Instant from) {
    CallMapper.EntryRow entry = calls.entry(row.callEntryId());
    List<ZoneId> zones = CallZones.read(entry.zones());
    return settings
        .country(entry.country())
        .flatMap(country -> CallWindows.next(country, zones, from))
        .orElse(new CallWindow(from, from));
  }

  private CallBackMapper.Row find(long id) {
    CallBackMapper.Row row = mapper.find(id);
    if (row == null) {
      throw new IllegalArgumentException("There is no promised call " + id + ".");
    }
    return row;
  }
}
