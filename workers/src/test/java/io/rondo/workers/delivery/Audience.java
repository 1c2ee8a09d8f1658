package io.rondo.workers.delivery;

import io.rondo.workers.content.Contents;
import io.rondo.workers.content.Drafts;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** A released campaign with a frozen audience, written straight into the tables. */
class Audience {

  final String code;
  final long campaignId;
  final long versionId;
  private final JdbcTemplate jdbc;
  private final String mark;

  Audience(JdbcTemplate jdbc, Contents contents, String status, int people) {
    this.jdbc = jdbc;
    this.mark = UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    this.code = "C-" + mark;
    this.versionId = contents.save(Drafts.sound("content-" + mark), "maria").id();
    LocalDateTime now = LocalDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC);
    jdbc.update(
        "insert into campaign (code, name, goal, offer, why_us, audience, assignment,"
            + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
            + " cost_per_email_minor, currency, author, status, paused, created_at, updated_at)"
            + " values (?, 'Spring', 'g', 'o', 'w', 'true', 'chance', 10, 14, 100000, 5000, 0.5,"
            + " 'EUR', 'maria', ?, false, ?, ?)",
        code,
        status,
        now,
        now);
    this.campaignId =
        jdbc.queryForObject("select id from campaign where code = ?", Long.class, code);
    jdbc.update(
        "insert into campaign_cell (campaign_id, cell_no, name, share, content_name)"
            + " values (?, 1, 'A', 100, ?)",
        campaignId,
        "content-" + mark);
    jdbc.update(
        "insert into campaign_release (campaign_id, round, seal, emergency, released_at)"
            + " values (?, 1, '', false, ?)",
        campaignId,
        now);
    add(people, now);
  }

  /** Lets every mail ask this question. */
  void asks(Contents contents, String questionCode) {
    long asking = contents.save(Drafts.asking("asking-" + mark, questionCode), "maria").id();
    jdbc.update(
        "update delivery set content_version_id = ? where campaign_id = ?", asking, campaignId);
  }

  /** As if nobody had signed. */
  void takeReleaseBack() {
    jdbc.update("delete from campaign_release where campaign_id = ?", campaignId);
  }

  private void add(int people, LocalDateTime now) {
    List<Integer> numbers = java.util.stream.IntStream.rangeClosed(1, people).boxed().toList();
    jdbc.batchUpdate(
        "insert into customer (customer_number, email, email_hash, first_name, hash_bits,"
            + " line_hash, created_at, updated_at) values (?, ?, ?, ?, 1, '0', ?, ?)",
        numbers,
        500,
        (insert, i) -> {
          insert.setString(1, mark + "-" + i);
          insert.setString(2, address(i));
          insert.setString(3, hash(i));
          insert.setString(4, "Mia" + i);
          insert.setObject(5, now);
          insert.setObject(6, now);
        });
    jdbc.update(
        "insert into consent (customer_id, channel, purpose, granted, decided_at, source,"
            + " recorded_at) select id, 'email', 'marketing', true, created_at, 'shop',"
            + " created_at from customer where customer_number like ?",
        mark + "-%");
    jdbc.update(
        "insert into delivery (campaign_id, step, round, customer_id, channel, cell,"
            + " content_version_id, state, attempts, updated_at) select ?, 'mailing', 1, id,"
            + " 'email', 'A', ?, 'planned', 0, created_at from customer where customer_number"
            + " like ? order by id",
        campaignId,
        versionId,
        mark + "-%");
  }

  String address(int i) {
    return mark.toLowerCase(java.util.Locale.ROOT) + "-" + i + "@example.test";
  }

  String hash(int i) {
    return mark + "%056d".formatted(i);
  }

  long customerId(int i) {
    return jdbc.queryForObject(
        "select id from customer where customer_number = ?", Long.class, mark + "-" + i);
  }

  String contentName() {
    return "content-" + mark;
  }

  /** How many rows are in a state, whatever the reason. */
  int in(String state) {
    return jdbc.queryForObject(
        "select count(*) from delivery where campaign_id = ? and state = ?",
        Integer.class,
        campaignId,
        state);
  }

  int in(String state, String reason) {
    return jdbc.queryForObject(
        "select count(*) from delivery where campaign_id = ? and state = ? and reason = ?",
        Integer.class,
        campaignId,
        state,
        reason);
  }

  /** As a crashed node leaves it. */
  void claimedByAnother(int rows, Instant at) {
    jdbc.update(
        "update delivery set state = 'claimed', claimed_by = 'another/1', claimed_at = ? where"
            + " campaign_id = ? and customer_id <= ?",
        LocalDateTime.ofInstant(at, ZoneOffset.UTC),
        campaignId,
        customerId(rows));
  }

  void pause() {
    jdbc.update("update campaign set paused = true where id = ?", campaignId);
  }

  void withdraw(int i) {
    jdbc.update("update consent set granted = false where customer_id = ?", customerId(i));
  }

  void suppress(int i) {
    jdbc.update(
        "insert into suppression (channel, address_hash, reason, suppressed_at) values ('email',"
            + " ?, 'complained', ?)",
        hash(i),
        LocalDateTime.ofInstant(Instant.EPOCH, ZoneOffset.UTC));
  }

  void erase(int i) {
    jdbc.update(
        "update customer set email = null, erased_at = created_at where id = ?", customerId(i));
  }
}
