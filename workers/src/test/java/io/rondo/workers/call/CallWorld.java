package io.rondo.workers.call;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.customer.PhoneHash;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.SignalPump;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A campaign that calls people, written straight into the tables; a Monday in Berlin, 10:00. */
final class CallWorld {

  static final String CODE = "C-2026-0042";

  final DncLists dnc;
  final CallLists lists;
  final CallScrub scrub;
  final CallBacks callBacks;
  final CallFile files;
  final Orders orders;
  final SignalPump pump;
  final TestClock clock;
  final JdbcTemplate jdbc;
  private final Signals signals;
  private final AtomicInteger told = new AtomicInteger();
  private long campaignId;

  CallWorld(ApplicationContext context) {
    dnc = context.getBean(DncLists.class);
    lists = context.getBean(CallLists.class);
    scrub = context.getBean(CallScrub.class);
    callBacks = context.getBean(CallBacks.class);
    files = context.getBean(CallFile.class);
    orders = context.getBean(Orders.class);
    pump = context.getBean(SignalPump.class);
    clock = context.getBean(TestClock.class);
    jdbc = context.getBean(JdbcTemplate.class);
    signals = context.getBean(Signals.class);
    EmptyTables.in(jdbc);
    clock.reset();
    jdbc.update(
        "insert into campaign (code, name, goal, offer, why_us, audience, assignment,"
            + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
            + " cost_per_email_minor, currency, author, status, paused, created_at, updated_at)"
            + " values (?, 'Spring', 'g', 'o', 'w', 'true', 'chance', 10, 14, 100000, 5000, 0.5,"
            + " 'EUR', 'maria', 'released', false, ?, ?)",
        CODE,
        now(),
        now());
    campaignId = number("select id from campaign where code = ?", CODE);
  }

  /** A call centre that works for real. */
  PartnerCaller partner(String code) {
    jdbc.update(
        "insert into partner (code, name, kind, state, contract_version, contact_name,"
            + " contact_email, language, time_zone, capacity_per_day, ack_hours, draft_hours,"
            + " production_hours, handover_hours, transport, connection, created_by, created_at,"
            + " updated_at) values (?, ?, 'call_centre', 'live', '1', 'Kim', 'kim@example.test',"
            + " 'en', 'Europe/Berlin', 10000, 8, 16, 40, 8, 'api', '{}', 'ada', ?, ?)",
        code,
        code,
        now(),
        now());
    return new PartnerCaller(
        number("select id from partner where code = ?", code), code, false, Set.of("calls"));
  }

  /** Somebody with this number; null for none. @return the customer's id */
  long customer(String phone, String zone) {
    String number = "K-" + told.incrementAndGet();
    jdbc.update(
        "insert into customer (customer_number, email, email_hash, first_name, last_name, language,"
            + " postal_hash, phone, phone_hash, time_zone, hash_bits, line_hash, created_at,"
            + " updated_at) values (?, ?, ?, 'Mia', ?, 'de', ?, ?, ?, ?, 1, '0', ?, ?)",
        number,
        number + "@example.test",
        "%064d".formatted(told.incrementAndGet()),
        number,
        "%064d".formatted(told.incrementAndGet()),
        phone,
        PhoneHash.of(phone),
        zone,
        now(),
        now());
    long id = number("select id from customer where customer_number = ?", number);
    jdbc.update(
        "insert into consent (customer_id, channel, purpose, granted, decided_at, source,"
            + " recorded_at) values (?, 'call', 'marketing', true, ?, 'shop', ?)",
        id,
        utc(Instant.EPOCH),
        utc(Instant.EPOCH));
    return id;
  }

  /** An order to this partner that was submitted, for these customers as r1, r2 ... */
  Order order(PartnerCaller partner, long... customers) {
    return order(partner, DeliverableKind.CALL, OrderState.SUBMITTED, customers);
  }

  /** The same, of any kind that reaches people and in any state. */
  Order order(PartnerCaller partner, DeliverableKind kind, OrderState state, long... customers) {
    String code = "po_" + "%026d".formatted(told.incrementAndGet());
    jdbc.update(
        "insert into partner_order (code, campaign_id, kind, title, partner_id, attempt, test,"
            + " state, quantity, setup_minor, price_minor, currency, brief, returned, packed_at,"
            + " placed_at, submitted_at, late_steps, version, updated_at) values (?, ?, ?,"
            + " 'Spring calls', ?, 1, false, ?, ?, 0, 100, 'EUR', 'Call them.', 0, ?, ?, ?, 0, 1,"
            + " ?)",
        code,
        campaignId,
        kind.text(),
        partner.partnerId(),
        state.text(),
        customers.length,
        state == OrderState.APPROVED ? null : now(),
        now(),
        state == OrderState.APPROVED ? null : now(),
        now());
    Order order = orders.get(code);
    for (int i = 0; i < customers.length; i++) {
      jdbc.update(
          "insert into delivery (campaign_id, step, round, customer_id, channel, cell, state,"
              + " attempts, updated_at) values (?, ?, 1, ?, ?, 'A', 'claimed', 0, ?)",
          campaignId,
          "s" + order.id(),
          customers[i],
          kind.channel(),
          now());
      long delivery = number("select max(id) from delivery");
      jdbc.update(
          "insert into order_recipient (order_id, recipient_no, delivery_id, held_delivery_id,"
              + " seed, state, updated_at) values (?, ?, ?, ?, false, 'ordered', ?)",
          order.id(),
          i + 1,
          delivery,
          delivery,
          now());
    }
    return order;
  }

  /** What a begun minute costs with this partner, in minor units. */
  void price(PartnerCaller partner, String minuteMinor) {
    jdbc.update(
        "insert into partner_capability (partner_id, capability, languages, setup_minor,"
            + " price_minor, minute_minor, currency) values (?, 'call', '', 0, 100, ?, 'EUR')",
        partner.partnerId(),
        new BigDecimal(minuteMinor));
  }

  /** The brief says what the calls of this order may cost; null for nothing. */
  void budget(Order order, Integer minor) {
    jdbc.update(
        "insert into campaign_deliverable (campaign_id, deliverable_no, kind, title, brief,"
            + " quantity, max_revisions, details, state) values (?, 1, 'call', 'Spring calls',"
            + " 'Call them.', 1, 0, ?, 'ordered')",
        campaignId,
        minor == null ? null : "{\"budget_minor\":" + minor + "}");
    jdbc.update(
        "update partner_order set deliverable_id = (select max(id) from campaign_deliverable)"
            + " where id = ?",
        order.id());
  }

  /** The next partner of what the other order was placed for. */
  Order sameDeliverable(Order order, Order earlier) {
    jdbc.update(
        "update partner_order set attempt = 2, deliverable_id = ? where id = ?",
        number("select deliverable_id from partner_order where id = ?", earlier.id()),
        order.id());
    return orders.get(order.id());
  }

  /** The partner tells the outcome of a call that began now. @return what came of it */
  String call(Order order, int recipient, int attempt, String disposition) {
    return call(order, recipient, attempt, disposition, clock.instant(), null);
  }

  String call(
      Order order,
      int recipient,
      int attempt,
      String disposition,
      Instant startedAt,
      Instant callbackAt) {
    String id = "told-" + told.incrementAndGet();
    String callback = callbackAt == null ? "" : ",\"callback_at\":\"" + callbackAt + "\"";
    signals.store(
        new PartnerSignal(
            order.partnerId(),
            id,
            "api",
            order.code(),
            PartnerSignal.Kind.CALL,
            "{\"recipient\":\"r%d\",\"attempt\":%d,\"started_at\":\"%s\",\"duration_s\":30,\"disposition\":\"%s\"%s}"
                .formatted(recipient, attempt, startedAt, disposition, callback),
            clock.instant()));
    pump.handleAll();
    return jdbc.queryForObject(
        "select effect from partner_signal where signal_id = ?", String.class, id);
  }

  /** Loads a do-not-call list of so many days ago. */
  DncList load(String country, String source, int daysAgo, String... lines) {
    return dnc.load(
        country,
        source,
        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(daysAgo),
        new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8)),
        "ada");
  }

  String recipient(Order order, int no) {
    return words(
        "select state, reason from order_recipient where order_id = ? and recipient_no = ?",
        order,
        no);
  }

  String entry(Order order, int no) {
    return words(
        "select state, disposition from call_entry where order_id = ? and recipient_no = ?",
        order,
        no);
  }

  private String words(String sql, Order order, int no) {
    return jdbc.queryForObject(
        sql,
        (row, count) -> row.getString(1) + (row.getString(2) == null ? "" : " " + row.getString(2)),
        order.id(),
        no);
  }

  long number(String sql, Object... values) {
    return jdbc.queryForObject(sql, Long.class, values);
  }

  private LocalDateTime now() {
    return utc(clock.instant());
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
