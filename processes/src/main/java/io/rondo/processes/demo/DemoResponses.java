package io.rondo.processes.demo;

import io.rondo.workers.delivery.Deliveries;
import io.rondo.workers.delivery.LedgerRow;
import io.rondo.workers.delivery.Tracked;
import io.rondo.workers.response.Actor;
import io.rondo.workers.response.IncomingEvent;
import io.rondo.workers.response.Responses;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * What made-up customers do after a mail, in the order of time: most within days, many nothing. The
 * held-out ones buy as well, only less.
 */
@Component
@ConditionalOnProperty("rondo.demo")
class DemoResponses {

  private static final int PAGE = 1000;

  /** How a cell behaves, in shares of its people. */
  private record Habit(double opens, double clicks, double visits, double buys) {}

  private static final Habit UNTOUCHED = new Habit(0, 0, 0.15, 0.085);
  private static final Map<String, Habit> HABITS =
      Map.of(
          "Story", new Habit(0.46, 0.17, 0.29, 0.11),
          "Offer", new Habit(0.55, 0.24, 0.41, 0.18),
          "Preview", new Habit(0.42, 0.16, 0.20, 0.06));

  private final Deliveries deliveries;
  private final Responses responses;
  private final DemoClock clock;

  DemoResponses(Deliveries deliveries, Responses responses, DemoClock clock) {
    this.deliveries = deliveries;
    this.responses = responses;
    this.clock = clock;
  }

  private record Deed(Instant at, Runnable doIt) {}

  /** Lets everybody of a campaign respond, from an hour after the delivery to this time. */
  void play(String code, Instant until) {
    Instant from = clock.instant().plus(Duration.ofHours(1));
    Random random = new Random(20_26);
    List<Deed> deeds = new ArrayList<>();
    for (LedgerRow row : deliveries.page(code, null, null, 0, PAGE)) {
      if (row.state().equals("sent")) {
        deeds.addAll(mailed(code, row, random, from));
      } else if ("hold_out".equals(row.reason())) {
        deeds.addAll(shopping(code, row, UNTOUCHED, random, from));
      }
    }
    deeds.sort(Comparator.comparing(Deed::at));
    for (Deed deed : deeds) {
      if (deed.at().isBefore(until)) {
        clock.travelTo(deed.at());
        deed.doIt().run();
      }
    }
  }

  private List<Deed> mailed(String code, LedgerRow row, Random random, Instant from) {
    Habit habit = HABITS.get(row.cell());
    List<Deed> deeds = new ArrayList<>();
    Tracked mail = new Tracked(row.id(), 0);
    if (random.nextDouble() < habit.opens()) {
      Instant opened = from.plus(wait(random));
      deeds.add(new Deed(opened, () -> responses.opened(mail, Actor.HUMAN)));
      if (random.nextDouble() < habit.clicks() / habit.opens()) {
        Instant clicked = opened.plusSeconds(20 + random.nextInt(600));
        deeds.add(new Deed(clicked, () -> responses.clicked(mail, Actor.HUMAN)));
      }
      if (random.nextDouble() < 0.015) {
        deeds.add(new Deed(opened.plusSeconds(40), () -> responses.unsubscribed(mail, "page")));
      }
    }
    deeds.addAll(shopping(code, row, habit, random, from));
    return deeds;
  }

  private List<Deed> shopping(
      String code, LedgerRow row, Habit habit, Random random, Instant from) {
    List<Deed> deeds = new ArrayList<>();
    if (random.nextDouble() < habit.visits()) {
      Instant at = from.plus(wait(random));
      deeds.add(told(code, row, "visit", at, null));
      if (random.nextDouble() < habit.buys() / habit.visits()) {
        BigDecimal amount = BigDecimal.valueOf(2900 + random.nextInt(16_000), 2);
        deeds.add(told(code, row, "purchase", at.plusSeconds(900), amount));
      }
    }
    return deeds;
  }

  private Deed told(String code, LedgerRow row, String type, Instant at, BigDecimal amount) {
    String id = type + "-" + code + "-" + row.id();
    String currency = amount == null ? null : "EUR";
    var event = new IncomingEvent(id, type, row.customerNumber(), null, at, amount, currency);
    return new Deed(at, () -> responses.receive("demo shop", List.of(event)));
  }

  /** Most within a day or two, some after a week. */
  private static Duration wait(Random random) {
    double days = -2.2 * Math.log(1 - random.nextDouble());
    return Duration.ofMinutes(Math.round(Math.min(days, 12) * 24 * 60));
  }
}
