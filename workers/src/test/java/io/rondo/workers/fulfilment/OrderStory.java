package io.rondo.workers.fulfilment;

import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.SimpleJdbcInsert;

/**
 * Orders as rows, in whatever state a test wants to look at, without the way that led there: one
 * campaign, partners by code, orders of them. The author is {@code marketer}.
 */
public final class OrderStory {

  private final JdbcTemplate jdbc;
  private final Clock clock;
  private final String campaign;
  private final long campaignId;
  private int deliverables;

  /** Begins in an empty house with one campaign. */
  public OrderStory(ApplicationContext context) {
    this(context, true);
  }

  /**
   * Begins with one campaign more.
   *
   * @param empty whether everything else is deleted first and the clock put back
   */
  public OrderStory(ApplicationContext context, boolean empty) {
    jdbc = context.getBean(JdbcTemplate.class);
    clock = context.getBean(Clock.class);
    if (empty) {
      EmptyTables.in(jdbc);
      context.getBean(TestClock.class).reset();
    }
    Campaigns campaigns = context.getBean(Campaigns.class);
    campaign = campaigns.nextCode();
    campaigns.record(campaign, "marketer", Briefs.sound());
    campaignId =
        jdbc.queryForObject("select id from campaign where code = ?", Long.class, campaign);
  }

  /** The code of the campaign. */
  public String campaign() {
    return campaign;
  }

  /** A partner that is live and reached by mail at {@code desk@CODE.example}. */
  public long partner(String code, String name, String kind) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("code", code);
    row.put("name", name);
    row.put("kind", kind);
    row.put("state", "live");
    row.put("contract_version", "2026-1");
    row.put("contact_name", "Mara Feld");
    row.put("contact_email", "desk@" + code + ".example");
    row.put("language", "en");
    row.put("time_zone", "Europe/Berlin");
    row.put("capacity_per_day", 20_000);
    row.put("ack_hours", 8);
    row.put("draft_hours", 24);
    row.put("production_hours", 40);
    row.put("handover_hours", 16);
    row.put("transport", "mail");
    row.put("connection", "{}");
    row.put("created_by", "ada");
    row.put("created_at", at(Duration.ZERO));
    row.put("updated_at", at(Duration.ZERO));
    return insert("partner", row);
  }

  /** A deliverable of the campaign. */
  public long deliverable(String kind, String title, int maxRevisions) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("campaign_id", campaignId);
    row.put("deliverable_no", ++deliverables);
    row.put("kind", kind);
    row.put("title", title);
    row.put("brief", "What we ask for.");
    row.put("quantity", 1);
    row.put("max_revisions", maxRevisions);
    row.put("state", "ordered");
    return insert("campaign_deliverable", row);
  }

  /** A new order; {@link Row#set} changes what matters before it is written. */
  public Row order(String code, long partner, long deliverable) {
    Map<String, Object> wanted =
        jdbc.queryForMap("select kind, title from campaign_deliverable where id = ?", deliverable);
    Row row = new Row();
    row.set("code", code)
        .set("kind", wanted.get("kind"))
        .set("title", wanted.get("title"))
        .set("campaign_id", campaignId)
        .set("deliverable_id", deliverable)
        .set("partner_id", partner)
        .set("attempt", 1)
        .set("test", false)
        .set("state", "submitted")
        .set("quantity", 1)
        .set("setup_minor", 12_000)
        .set("price_minor", "90000.0000")
        .set("currency", "EUR")
        .set("brief", "Six panels for the window, in the tone of spring. No stock pictures.")
        .set("due_at", at(Duration.ofDays(12)))
        .set("returned", 0)
        .set("clock_step", "answer")
        .set("clock_due_at", at(Duration.ofHours(6)))
        .set("placed_at", at(Duration.ofHours(-2)))
        .set("submitted_at", at(Duration.ofHours(-2)))
        .set("late_steps", 0)
        .set("version", 1)
        .set("updated_at", at(Duration.ofHours(-2)));
    return row;
  }

  /** What happened to an order. */
  public void event(long order, String what, String effect, String who, String detail) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("order_id", order);
    row.put("what", what);
    row.put("effect", effect);
    row.put("who", who);
    row.put("detail", detail);
    row.put("happened_at", at(Duration.ZERO));
    insert("order_event", row);
  }

  /** A numbered revision. @param assets ids of files */
  public void draft(long order, int revision, String note, String decision, long... assets) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("order_id", order);
    row.put("revision", revision);
    row.put(
        "assets", LongStream.of(assets).mapToObj(String::valueOf).collect(Collectors.joining(",")));
    row.put("note", note);
    row.put("submitted_by", ":studio");
    row.put("submitted_at", at(Duration.ofHours(revision - 10L)));
    row.put("decision", decision);
    insert("order_draft", row);
  }

  /** A remark. @param who a login, or a partner's code with a colon before it */
  public void comment(long order, int revision, String who, String text, boolean internal) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("order_id", order);
    row.put("revision", revision);
    row.put("who", who);
    row.put("comment", text);
    row.put("internal", internal);
    row.put("written_at", at(Duration.ofHours(-1)));
    insert("draft_comment", row);
  }

  /** Something that a partner told of an order that nobody knows. */
  public long parked(long partner, String orderCode, String why) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("partner_id", partner);
    row.put("signal_id", "s-" + orderCode);
    row.put("way", "webhook");
    row.put("order_code", orderCode);
    row.put("kind", "state");
    row.put("body", "{}");
    row.put("occurred_at", at(Duration.ofHours(-1)));
    row.put("received_at", at(Duration.ofHours(-1)));
    row.put("state", "parked");
    row.put("effect", why);
    return insert("partner_signal", row);
  }

  /** So many people of an order in this state, who stand in no ledger. */
  public void recipients(long order, int from, int to, String state) {
    for (int no = from; no <= to; no++) {
      jdbc.update(
          "insert into order_recipient (order_id, recipient_no, seed, state, updated_at)"
              + " values (?, ?, ?, ?, ?)",
          order,
          no,
          no == 1,
          state,
          at(Duration.ZERO));
    }
  }

  /** A time from now on, as tables keep it. */
  public Object at(Duration fromNow) {
    return LocalDateTime.ofInstant(clock.instant().plus(fromNow), ZoneOffset.UTC);
  }

  private long insert(String table, Map<String, Object> row) {
    return new SimpleJdbcInsert(jdbc)
        .withTableName(table)
        .usingColumns(row.keySet().toArray(String[]::new))
        .usingGeneratedKeyColumns("id")
        .executeAndReturnKey(row)
        .longValue();
  }

  /** An order that is being written. */
  public final class Row {

    private final Map<String, Object> columns = new LinkedHashMap<>();

    /** The value of a column; a time is given by {@link OrderStory#at}. */
    public Row set(String column, Object value) {
      columns.put(column, value);
      return this;
    }

    /** Writes it. @return its id */
    public long write() {
      return insert("partner_order", columns);
    }
  }
}
