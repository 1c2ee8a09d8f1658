package io.rondo.integrations.email;

import io.rondo.workers.delivery.Channel;
import io.rondo.workers.delivery.Mail;
import io.rondo.workers.delivery.Outcome;
import io.rondo.workers.delivery.Outcome.Kind;
import io.rondo.workers.delivery.OutcomeSink;
import jakarta.mail.MessagingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * E-mail as a channel: several connections work off one list. A connection that cannot be had ends
 * its share; when none is left, the rest is reported as not tried at once instead of running into
 * one time-out after the other.
 */
@Component
class EmailChannel implements Channel, DisposableBean {

  private static final int GOOD_BYES = 3;

  private final EmailSettings settings;
  private final Envelopes envelopes;
  private final ProducerTemplate camel;
  private final ExecutorService senders;

  EmailChannel(EmailSettings settings, Envelopes envelopes, ProducerTemplate camel) {
    this.settings = settings;
    this.envelopes = envelopes;
    this.camel = camel;
    AtomicInteger number = new AtomicInteger();
    this.senders =
        Executors.newFixedThreadPool(
            settings.connections(),
            task -> {
              Thread thread = new Thread(task, "email-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public String name() {
    return "email";
  }

  @Override
  public void send(List<Mail> mails, OutcomeSink sink) {
    Handover handover = new Handover(new ConcurrentLinkedQueue<>(mails), sink);
    List<Future<?>> shares = new ArrayList<>();
    for (int i = 0; i < Math.min(settings.connections(), mails.size()); i++) {
      shares.add(senders.submit(handover::share));
    }
    boolean interrupted = false;
    for (Future<?> share : shares) {
      interrupted |= await(share);
    }
    handover.reportRest();
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void destroy() {
    senders.shutdownNow();
  }

  /** Waits whatever happens: a mail under way has an outcome soon, and it must be heard. */
  private static boolean await(Future<?> share) {
    boolean interrupted = false;
    while (true) {
      try {
        share.get();
        return interrupted;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        throw new IllegalStateException("A share of the mails broke off.", e.getCause());
      }
    }
  }

  private Outcome submit(Mail mail) {
    try {
      var message = envelopes.message(mail);
      Exchange answer =
          camel.send(
              EmailRoutes.SUBMIT,
              exchange -> {
                exchange.setProperty(SmtpOutcomes.DELIVERY, mail.deliveryId());
                exchange.getIn().setBody(message);
              });
      return answer.getMessage().getBody(Outcome.class);
    } catch (HeaderGuard.HeaderRefused e) {
      return new Outcome(mail.deliveryId(), Kind.REFUSED, "invalid_header", e.getMessage());
    } catch (MessagingException e) {
      return new Outcome(mail.deliveryId(), Kind.REFUSED, "invalid_address", Replies.detail(e));
    }
  }

  /** One list of mails on its way. */
  private final class Handover {

    private final Queue<Mail> waiting;
    private final OutcomeSink sink;
    private volatile String unreachable;

    Handover(Queue<Mail> waiting, OutcomeSink sink) {
      this.waiting = waiting;
      this.sink = sink;
    }

    /** Sends until nothing waits, it is told to stop, or the server has no ear. */
    void share() {
      int goodByes = 0;
      while (goodByes < GOOD_BYES && sink.mayGoOn()) {
        Mail mail = waiting.poll();
        if (mail == null) {
          return;
        }
        if (!sink.mayLeave(mail.deliveryId())) {
          sink.record(Outcome.notTried(mail.deliveryId(), Outcome.TOLD_TO_STOP, null));
          continue;
        }
        Outcome outcome = submit(mail);
        if (outcome.kind() == Kind.NOT_TRIED) {
          waiting.add(mail);
          unreachable = outcome.detail();
          return;
        }
        goodByes = "deferred 421".equals(outcome.reason()) ? goodByes + 1 : 0;
        if (goodByes == GOOD_BYES) {
          unreachable = outcome.detail();
        }
        sink.record(outcome);
      }
    }

    void reportRest() {
      String why = unreachable != null ? Outcome.UNREACHABLE : Outcome.TOLD_TO_STOP;
      for (Mail mail = waiting.poll(); mail != null; mail = waiting.poll()) {
        sink.record(Outcome.notTried(mail.deliveryId(), why, unreachable));
      }
    }
  }
}
