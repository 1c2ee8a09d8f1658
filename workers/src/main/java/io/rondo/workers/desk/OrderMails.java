package io.rondo.workers.desk;

import io.rondo.workers.fulfilment.DraftDecided;
import io.rondo.workers.fulfilment.OrderChanged;
import io.rondo.workers.fulfilment.OrderReminded;
import io.rondo.workers.fulfilment.OrderReplaced;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the contacts of partners are mailed about their orders: that another partner has one, and,
 * where mail is all they have, each step that they owe next. Kept in the transaction of what
 * happened, and tried for three days with growing pauses.
 */
@Service
public class OrderMails {

  private static final String RECIPIENTS = "recipients";
  private static final Duration PATIENCE = Duration.ofDays(3);
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 7;

  /** What has mails of its own: the order itself, and the question for those who are missing. */
  private static final Set<String> ELSEWHERE = Set.of("answer", RECIPIENTS);

  private final OrderMailMapper mapper;
  private final Orders orders;
  private final Partners partners;
  private final Clock clock;

  OrderMails(OrderMailMapper mapper, Orders orders, Partners partners, Clock clock) {
    this.mapper = mapper;
    this.orders = orders;
    this.partners = partners;
    this.clock = clock;
  }

  @EventListener
  void keep(OrderReplaced replaced) {
    mapper.insert(replaced.orderId(), "replaced", replaced.why(), clock.instant());
  }

  /** Reminders of steps are mailed as they are made; this question has no clock that reminds. */
  @EventListener
  void keep(OrderReminded reminded) {
    if (reminded.step().equals(RECIPIENTS) && !reminded.test()) {
      mapper.insert(reminded.orderId(), RECIPIENTS, null, clock.instant());
    }
  }

  @EventListener
  void keep(OrderChanged changed) {
    if (!hasMailOnly(changed.partnerId())) {
      return;
    }
    String step = orders.get(changed.orderId()).clockStep();
    if (step != null && !ELSEWHERE.contains(step) && mapper.known(changed.orderId(), step) == 0) {
      mapper.insert(changed.orderId(), step, null, clock.instant());
    }
  }

  @EventListener
  void keep(DraftDecided decided) {
    if (decided.decision().equals("changes_wanted") && hasMailOnly(decided.partnerId())) {
      mapper.insert(
          decided.orderId(),
          "draft",
          "Changes are wanted in draft %d; the page shows which.".formatted(decided.revision()),
          clock.instant());
    }
  }

  private boolean hasMailOnly(long partnerId) {
    return partners.get(partnerId).transport() == Partner.Transport.MAIL;
  }

  /** What should go out now, the longest waiting first. */
  @Transactional(readOnly = true)
  public List<OrderMail> due(int limit) {
    return mapper.due(clock.instant(), limit);
  }

  /**
   * Gives a mail to this node alone, until its next try is due.
   *
   * @return false when another node has it
   */
  @Transactional
  public boolean take(OrderMail mail) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(mail.attempts(), MOST_DOUBLINGS));
    return mapper.take(mail.id(), mail.attempts(), clock.instant().plus(pause)) == 1;
  }

  /** It went out. */
  @Transactional
  public void sent(OrderMail mail) {
    mapper.done(mail.id(), clock.instant());
  }

  /** It could not go out now: it is due again after its pause, or given up after three days. */
  @Transactional
  public void failed(OrderMail mail) {
    Instant now = clock.instant();
    if (mail.createdAt().plus(PATIENCE).isBefore(now)) {
      mapper.done(mail.id(), now);
    }
  }
}
