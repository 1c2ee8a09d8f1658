package io.rondo.workers.response;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;

/** A campaign whose mails are out, written straight into the tables. */
public final class Mailing {

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final JdbcTemplate jdbc;
  private final String mark;
  private final long campaignId;
  private final long contentVersionId;
  private int people;

  private Mailing(JdbcTemplate jdbc, Instant frozenAt, String status) {
    this.jdbc = jdbc;
    this.mark = "R" + COUNTER.incrementAndGet();
    jdbc.update(
        "insert into campaign (code, name, goal, offer, why_us, audience, assignment,"
            + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
            + " cost_per_email_minor, currency, author, status, paused, created_at, updated_at,"
            + " frozen_at, delivery_started_at) values (?, 'Spring', 'g', 'o', 'w', 'true',"
            + " 'chance', 10, 14, 100000, 5000, 0.5, 'USD', 'maria', ?, false, ?, ?, ?, ?)",
        code(),
        status,
        utc(frozenAt),
        utc(frozenAt),
        utc(frozenAt),
        utc(frozenAt));
    this.campaignId =
        jdbc.queryForObject("select id from campaign where code = ?", Long.class, code());
    jdbc.update(
        "insert into content_version (content_name, version, subject, from_name, mjml, fallbacks,"
            + " sha256, author, created_at) values (?, 1, 's', 'f', 'm', '{}', ?, 'maria', ?)",
        mark,
        "0".repeat(64),
        utc(frozenAt));
    this.contentVersionId =
        jdbc.queryForObject(
            "select id from content_version where content_name = ?", Long.class, mark);
    jdbc.update(
        "insert into content_link (content_version_id, link_no, url) values (?, 1, ?)",
        contentVersionId,
        "https://shop.example/spring");
  }

  /** A campaign in the state of delivering whose audience was frozen at this time. */
  public static Mailing frozenAt(JdbcTemplate jdbc, Instant at) {
    return new Mailing(jdbc, at, "delivering");
  }

  /** Its code. */
  public String code() {
    return "C-" + mark;
  }

  /** Its row. */
  public long campaignId() {
    return campaignId;
  }

  /** Names a cell of the brief. */
  public Mailing withCell(int cellNo, String name) {
    jdbc.update(
        "insert into campaign_cell (campaign_id, cell_no, name, share, content_name) values (?, ?,"
            + " ?, null, ?)",
        campaignId,
        cellNo,
        name,
        mark);
    return this;
  }

  /** Adds a link to the mail; number 1 is there. */
  public Mailing withLink(int linkNo) {
    jdbc.update(
        "insert into content_link (content_version_id, link_no, url) values (?, ?, ?)",
        contentVersionId,
        linkNo,
        "https://shop.example/" + linkNo);
    return this;
  }

  /** Adds a customer who is not in the ledger. @return the customer number */
  public String customer() {
    String number = mark + "-" + ++people;
    jdbc.update(
        "insert into customer (customer_number, email, email_hash, hash_bits, line_hash,"
            + " created_at, updated_at) values (?, ?, ?, 1, '0', ?, ?)",
        number,
        number + "@example.test",
        "%064d".formatted(COUNTER.incrementAndGet()),
        utc(Instant.EPOCH),
        utc(Instant.EPOCH));
    return number;
  }

  /** Adds a customer who was mailed. */
  public Person mailed(String cell, Instant sentAt) {
    return person(cell, "sent", null, sentAt);
  }

  /** Adds a customer who was held out. */
  public Person heldOut() {
    return person("hold-out", "excluded", "hold_out", null);
  }

  /** Adds a customer in any state of the ledger. */
  public Person person(String cell, String state, String reason, Instant sentAt) {
    String number = customer();
    long customerId = idOf(number);
    jdbc.update(
        "insert into delivery (campaign_id, step, round, customer_id, channel, cell,"
            + " content_version_id, state, reason, attempts, claimed_at, sent_at, updated_at)"
            + " values (?, 'mailing', 1, ?, 'email', ?, ?, ?, ?, 1, ?, ?, ?)",
        campaignId,
        customerId,
        cell,
        contentVersionId,
        state,
        reason,
        utc(sentAt),
        utc(sentAt),
        utc(Instant.EPOCH));
    Long deliveryId =
        jdbc.queryForObject(
            "select id from delivery where campaign_id = ? and customer_id = ?",
            Long.class,
            campaignId,
            customerId);
    return new Person(number, customerId, deliveryId);
  }

  /** The id of a customer. */
  public long idOf(String number) {
    return jdbc.queryForObject(
        "select id from customer where customer_number = ?", Long.class, number);
  }

  /** How many events of this kind and actor the campaign's mails brought. */
  public int events(String kind, String actor) {
    return jdbc.queryForObject(
        "select count(*) from response_event where campaign_id = ? and kind = ? and actor = ?",
        Integer.class,
        campaignId,
        kind,
        actor);
  }

  private static LocalDateTime utc(Instant at) {
    return at == null ? null : LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }

  /** Somebody in the ledger. */
  public record Person(String number, long customerId, long deliveryId) {}
}
