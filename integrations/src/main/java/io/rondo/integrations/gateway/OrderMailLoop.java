package io.rondo.integrations.gateway;

import io.rondo.workers.desk.OrderMail;
import io.rondo.workers.desk.OrderMails;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partners;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Mails contacts what waits for them. Nodes share the work: each mail is taken by one of them. */
@Component
class OrderMailLoop implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(OrderMailLoop.class);
  private static final int AT_ONCE = 50;

  private final OrderMails mails;
  private final Orders orders;
  private final Partners partners;
  private final OrderLetters letters;
  private final Duration poll;
  private volatile Thread thread;

  OrderMailLoop(
      OrderMails mails,
      Orders orders,
      Partners partners,
      OrderLetters letters,
      GatewaySettings settings) {
    this.mails = mails;
    this.orders = orders;
    this.partners = partners;
    this.letters = letters;
    this.poll = settings.mailPoll();
  }

  /** Sends what is due. */
  void sendAll() {
    for (OrderMail mail : mails.due(AT_ONCE)) {
      if (mails.take(mail)) {
        send(mail);
      }
    }
  }

  private void send(OrderMail mail) {
    Order order = orders.get(mail.orderId());
    Partner partner = partners.get(order.partnerId());
    try {
      if (mail.what().equals("replaced")) {
        letters.replaced(order, partner, mail.why());
      } else if (order.closedAt() == null && order.replacedAt() == null) {
        letters.ask(order, partner, mail.what(), mail.why());
      }
      mails.sent(mail);
    } catch (RuntimeException e) {
      LOG.warn("The mail about {} to {} is sent later.", order.code(), partner.code());
      mails.failed(mail);
    }
  }

  private void loop() {
    while (thread == Thread.currentThread()) {
      try {
        sendAll();
      } catch (RuntimeException e) {
        LOG.warn("Mails to partners wait: {}", e.getMessage());
      }
      try {
        TimeUnit.MILLISECONDS.sleep(poll.toMillis());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Override
  public void start() {
    thread = new Thread(this::loop, "rondo-order-mails");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void stop() {
    Thread running = thread;
    thread = null;
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }
}
