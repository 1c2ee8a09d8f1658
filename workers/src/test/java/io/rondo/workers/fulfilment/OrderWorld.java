package io.rondo.workers.fulfilment;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.rondo.workers.asset.AssetOwner;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.RecordingProcesses;
import io.rondo.workers.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A released campaign whose cell gets letters, partners that make them, and everything a test plays
 * with; written straight into the tables.
 */
final class OrderWorld {

  static final String CODE = "C-2026-0042";

  final Placement placement;
  final Submissions submissions;
  final Orders orders;
  final OrderEvents events;
  final Recipients recipients;
  final Signals signals;
  final SignalPump pump;
  final PartnerActs acts;
  final FactTeller facts;
  final Replacement replacement;
  final Reconciliation reconciliation;
  final Cancellations cancellations;
  final Drafts drafts;
  final RecordingProcesses processes;
  final TestClock clock;
  final JdbcTemplate jdbc;
  long campaignId;
  long deliverableId;
  private final ApplicationContext context;
  private final AtomicInteger told = new AtomicInteger();

  OrderWorld(ApplicationContext context) {
    this.context = context;
    placement = context.getBean(Placement.class);
    submissions = context.getBean(Submissions.class);
    orders = context.getBean(Orders.class);
    events = context.getBean(OrderEvents.class);
    recipients = context.getBean(Recipients.class);
    signals = context.getBean(Signals.class);
    pump = context.getBean(SignalPump.class);
    acts = context.getBean(PartnerActs.class);
    facts = context.getBean(FactTeller.class);
    replacement = context.getBean(Replacement.class);
    reconciliation = context.getBean(Reconciliation.class);
    cancellations = context.getBean(Cancellations.class);
    drafts = context.getBean(Drafts.class);
    processes = context.getBean(RecordingProcesses.class);
    clock = context.getBean(TestClock.class);
    jdbc = context.getBean(JdbcTemplate.class);
  }

  /** Two print vendors, in the order of their proposals, and letters for so many people. */
  OrderWorld anew(int people) {
    return anew(DeliverableKind.LETTER, people);
  }

  OrderWorld anew(DeliverableKind kind, int people) {
    EmptyTables.in(jdbc);
    clock.reset();
    LocalDateTime now = LocalDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
    jdbc.update(
        "insert into campaign (code, name, goal, offer, why_us, audience, assignment,"
            + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
            + " cost_per_email_minor, currency, author, status, paused, created_at, updated_at)"
            + " values (?, 'Spring', 'g', 'o', 'w', 'true', 'chance', 10, 14, 100000, 5000, 0.5,"
            + " 'EUR', 'maria', 'released', false, ?, ?)",
        CODE,
        now,
        now);
    campaignId = number("select id from campaign where code = '" + CODE + "'");
    jdbc.update(
        "insert into campaign_release (campaign_id, round, seal, emergency, released_at)"
            + " values (?, 1, '', false, ?)",
        campaignId,
        now);
    String channel = kind.channel() == null ? "email" : kind.channel();
    jdbc.update(
        "insert into campaign_cell (campaign_id, cell_no, name, share, content_name, channel)"
            + " values (?, 1, 'A', 100, 'letter', ?)",
        campaignId,
        channel);
    partner("kuvert", 100);
    partner("rapid", 80);
    jdbc.update(
        "insert into campaign_deliverable (campaign_id, deliverable_no, kind, title, brief,"
            + " cell_no, quantity, max_revisions, state, partner_id)"
            + " values (?, 1, ?, 'Spring letter', 'Print it.', ?, 1, 2, 'planned', ?)",
        campaignId,
        kind.text(),
        kind.channel() == null ? null : 1,
        partnerId("kuvert"));
    deliverableId = number("select max(id) from campaign_deliverable");
    propose("kuvert", 1);
    propose("rapid", 2);
    add(people, channel, now);
    return this;
  }

  void partner(String code, int price) {
    LocalDateTime now = LocalDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
    jdbc.update(
        "insert into partner (code, name, kind, state, contract_version, contact_name,"
            + " contact_email, language, time_zone, capacity_per_day, ack_hours, draft_hours,"
            + " production_hours, handover_hours, transport, connection, created_by, created_at,"
            + " updated_at) values (?, ?, 'print', 'live', '1', 'Kim', 'kim@example.test', 'en',"
            + " 'Europe/Berlin', 10000, 8, 16, 40, 8, 'api', '{}', 'ada', ?, ?)",
        code,
        code,
        now,
        now);
    for (DeliverableKind kind : DeliverableKind.values()) {
      jdbc.update(
          "insert into partner_capability (partner_id, capability, languages, setup_minor,"
              + " price_minor, currency) values (?, ?, '', 1000, ?, 'EUR')",
          partnerId(code),
          kind.text(),
          price);
    }
  }

  void propose(String partner, int place) {
    jdbc.update(
        "insert into partner_proposal (deliverable_id, partner_id, place, why, price_minor,"
            + " currency, capacity_left, proposed_at) values (?, ?, ?, 'Cheap.', 1, 'EUR', 10000,"
            + " ?)",
        deliverableId,
        partnerId(partner),
        place,
        LocalDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC));
  }

  /** A file that the partner of this order brought. */
  long file(Order order) {
    try {
      return context
          .getBean(Assets.class)
          .store(
              new ByteArrayInputStream(("file " + told.incrementAndGet()).getBytes(UTF_8)),
              "draft.txt",
              AssetOwner.partner(order.partnerId(), "kuvert", order.test()))
          .id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(int people, String channel, LocalDateTime now) {
    List<Integer> numbers = IntStream.rangeClosed(1, people).boxed().toList();
    jdbc.batchUpdate(
        "insert into customer (customer_number, first_name, last_name, language, address_line1,"
            + " postal_code, city, country, postal_hash, phone, phone_hash, hash_bits, line_hash,"
            + " created_at, updated_at) values (?, ?, 'Berg', 'de', 'Street 1', '10115', 'Berlin',"
            + " 'DE', ?, '+4930123456', ?, 1, '0', ?, ?)",
        numbers,
        500,
        (insert, i) -> {
          insert.setString(1, "K-" + i);
          insert.setString(2, "Mia" + i);
          insert.setString(3, hash(i));
          insert.setString(4, hash(i));
          insert.setObject(5, now);
          insert.setObject(6, now);
        });
    jdbc.update(
        "insert into consent (customer_id, channel, purpose, granted, decided_at, source,"
            + " recorded_at) select id, ?, 'marketing', true, created_at, 'shop', created_at from"
            + " customer",
        channel);
    jdbc.update(
        "insert into delivery (campaign_id, step, round, customer_id, channel, cell, state,"
            + " attempts, updated_at) select ?, 'mailing', 1, id, ?, 'A', 'planned', 0, created_at"
            + " from customer order by id",
        campaignId,
        channel);
  }

  static String hash(int i) {
    return "%064d".formatted(i);
  }

  long partnerId(String code) {
    return number("select id from partner where code = '" + code + "'");
  }

  long number(String sql, Object... values) {
    return jdbc.queryForObject(sql, Long.class, values);
  }

  /** How many lines of the ledger are in a state. */
  long ledger(String state) {
    return number(
        "select count(*) from delivery where campaign_id = ? and state = ?", campaignId, state);
  }

  long ledger(String state, String reason) {
    return number(
        "select count(*) from delivery where campaign_id = ? and state = ? and reason = ?",
        campaignId,
        state,
        reason);
  }

  /** The order of the partner whose turn it is, handed over. */
  Order submitted() {
    Order order = placement.place(CODE, deliverableId, "").orElseThrow();
    submissions.submitted(order.id(), new PartnerGateway.Submission(null, null, false));
    return orders.get(order.id());
  }

  /** One that was accepted, with everybody in it. */
  Order accepted() {
    Order order = submitted();
    state(order, "accepted");
    return orders.get(order.id());
  }

  /** The partner of an order tells a state, under an id of its own each time. */
  void state(Order order, String state) {
    tell(order, PartnerSignal.Kind.STATE, "{\"state\":\"%s\"}".formatted(state));
  }

  void tell(Order order, PartnerSignal.Kind kind, String body) {
    signals.store(
        new PartnerSignal(
            order.partnerId(),
            "told-" + told.incrementAndGet(),
            order.test() ? PartnerSignal.SANDBOX : PartnerSignal.LIVE,
            order.code(),
            kind,
            body,
            clock.instant()));
    pump.handleAll();
  }

  boolean store(String id, long partnerId, String orderCode, PartnerSignal.Kind kind, String body) {
    return signals.store(
        new PartnerSignal(partnerId, id, "webhook", orderCode, kind, body, clock.instant()));
  }

  /** The effects of everything that was told of an order, in order. */
  List<String> effects(Order order) {
    return events.of(order.id(), 0, 1000).stream()
        .filter(event -> event.who().startsWith(":"))
        .map(event -> event.what() + " " + event.effect())
        .toList();
  }

  OrderState stateOf(Order order) {
    return orders.get(order.id()).state();
  }
}
