package io.rondo.workers.approval;

import io.rondo.workers.audience.Audiences;
import io.rondo.workers.campaign.Brief;
import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Cell;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.Contents;
import io.rondo.workers.content.Drafts;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.engine.People;
import io.rondo.workers.seal.Seals;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.FakeDecisions;
import io.rondo.workers.testing.FakeOpenTasks;
import io.rondo.workers.testing.FakePeople;
import io.rondo.workers.testing.FakeRunningModels;
import io.rondo.workers.testing.TestClock;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A house with a marketer, reviewers and a route, in which tests play what the process would do:
 * freeze, choose, lay on desks, decide, judge, release.
 */
final class ApprovalWorld {

  static final String AUTHOR = "marketer";

  final Campaigns campaigns;
  final Audiences audiences;
  final Contents contents;
  final Seals seals;
  final Reviews reviews;
  final ReviewChoice choice;
  final Requests requests;
  final Releases releases;
  final Approvals approvals;
  final FakePeople people;
  final FakeDecisions decisions;
  final FakeRunningModels models;
  final FakeOpenTasks tasks;
  final TestClock clock;
  private final CustomerImports imports;
  private final JdbcTemplate jdbc;
  private final List<Map<String, Object>> stages = new ArrayList<>();
  private final org.springframework.transaction.support.TransactionTemplate transaction;

  ApprovalWorld(ApplicationContext context) {
    campaigns = context.getBean(Campaigns.class);
    audiences = context.getBean(Audiences.class);
    contents = context.getBean(Contents.class);
    seals = context.getBean(Seals.class);
    reviews = context.getBean(Reviews.class);
    choice = context.getBean(ReviewChoice.class);
    requests = context.getBean(Requests.class);
    releases = context.getBean(Releases.class);
    approvals = context.getBean(Approvals.class);
    people = (FakePeople) context.getBean(People.class);
    decisions = context.getBean(FakeDecisions.class);
    models = context.getBean(FakeRunningModels.class);
    tasks = context.getBean(FakeOpenTasks.class);
    clock = context.getBean(TestClock.class);
    imports = context.getBean(CustomerImports.class);
    jdbc = context.getBean(JdbcTemplate.class);
    transaction =
        new org.springframework.transaction.support.TransactionTemplate(
            context.getBean(org.springframework.transaction.PlatformTransactionManager.class));
  }

  /** Everything as it is when nobody has done anything; the light route of one reviewer. */
  ApprovalWorld anew() {
    EmptyTables.in(jdbc);
    clock.reset();
    models.clear();
    tasks.clear();
    decisions.clear();
    stages.clear();
    people.clear().add(AUTHOR, "marketing").add("rita", "review").add("rolf", "review");
    people
        .add("bea", "brand")
        .add("leo", "legal")
        .add("fay", "finance")
        .add("ada", "camunda-admin");
    decisions.table("ApprovalRoute", facts -> List.of(Map.of("route", "test", "why", "Said so.")));
    decisions.table("ApprovalStages", facts -> List.copyOf(stages));
    imports.run(
        new ByteArrayInputStream(
            """
            number,email,first_name,consent_email,consent_at,consent_source,consent_text,recency
            1,a@example.test,Ann,yes,2026-01-01,shop,news please,1
            2,b@example.test,Ben,yes,2026-01-01,shop,news please,2
            3,c@example.test,Cem,no,,,,3
            4,d@example.test,Dea,yes,2026-01-01,shop,news please,9
            """
                .getBytes(StandardCharsets.UTF_8)),
        ImportOptions.none());
    contents.save(Drafts.sound("summer-a"), "writer");
    contents.save(Drafts.sound("summer-b"), "writer");
    return this;
  }

  /** Somebody comes, or comes again with other values. */
  void arrive(String line) {
    imports.run(
        new ByteArrayInputStream(
            ("number,email,first_name,consent_email,consent_at,consent_source,consent_text,recency\n"
                    + line
                    + "\n")
                .getBytes(StandardCharsets.UTF_8)),
        ImportOptions.none());
  }

  /** Adds a row to the table of stages. */
  ApprovalWorld stage(
      int stage,
      String order,
      int quorum,
      String duty,
      String reviewer,
      String group,
      boolean required,
      String covers,
      String deputy,
      String escalation) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("stage", stage);
    row.put("order", order);
    row.put("quorum", quorum);
    row.put("duty", duty);
    row.put("reviewer", reviewer);
    row.put("group", group);
    row.put("required", required);
    row.put("covers", covers);
    row.put("dueHours", 8);
    row.put("deputy", deputy);
    row.put("escalation", escalation);
    stages.add(row);
    return this;
  }

  /** One reviewer for everything. */
  ApprovalWorld light() {
    return stage(1, "parallel", 1, "Campaign review", null, "review", true, "all", null, null);
  }

  /** Brand and legal together, then the budget. */
  ApprovalWorld full() {
    stage(
        1,
        "parallel",
        2,
        "Brand review",
        null,
        "brand",
        true,
        "content, brief, cells, window, rules, process, audience",
        null,
        null);
    stage(1, "parallel", 2, "Legal review", null, "legal", true, "content", null, null);
    return stage(
        2, "parallel", 1, "Budget review", null, "finance", true, "budget, partners", null, null);
  }

  /** A campaign in review, its audience frozen. */
  String campaign() {
    String code = campaigns.nextCode();
    campaigns.record(code, AUTHOR, Briefs.sound());
    pin(code);
    audiences.freeze(code);
    return code;
  }

  /** As the proof does: every cell gets the newest version. */
  void pin(String code) {
    for (Cell cell : campaigns.get(code).cells()) {
      campaigns.pinContent(
          code, cell.cellNo(), contents.latest(cell.contentName()).orElseThrow().id());
    }
  }

  /** Asks whoever is next and lays it on their desks. @return the duties */
  List<Long> ask(String code) {
    ReviewChoice.Choice chosen = choice.choose(code);
    chosen.duties().forEach(duty -> requests.lay(code, duty));
    return chosen.duties();
  }

  boolean isSigned(String code) {
    return choice.choose(code).signed();
  }

  /** The open duty of this name. */
  long duty(String code, String name) {
    return approvals.record(code).rounds().stream()
        .flatMap(round -> round.duties().stream())
        .filter(duty -> duty.name().equals(name) && duty.state().equals("open"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no open duty " + name))
        .id();
  }

  String seal(String code) {
    return seals.of(code).fingerprint();
  }

  Reviews.Outcome say(String code, String duty, String person, Decision decision) {
    return say(code, duty, person, decision, "Because.");
  }

  Reviews.Outcome say(String code, String duty, String person, Decision decision, String comment) {
    return reviews.decide(
        code,
        duty(code, duty),
        person,
        new Reviews.Said(
            decision.text(),
            Reason.of(decision).isEmpty() ? null : Reason.of(decision).get(0).code(),
            comment,
            false,
            null,
            seal(code)));
  }

  Reviews.Outcome approve(String code, String duty, String person) {
    return say(code, duty, person, Decision.APPROVE, null);
  }

  /** Signs everything of the full route. */
  void signAll(String code) {
    ask(code);
    approve(code, "Brand review", "bea");
    approve(code, "Legal review", "leo");
    choice.judge(code);
    ask(code);
    approve(code, "Budget review", "fay");
    choice.judge(code);
  }

  /** Changes one letter of a content and lets the campaign use it. */
  void changeOneLetter(String code) {
    changeOneLetter(code, "summer-a");
  }

  void changeOneLetter(String code, String content) {
    ContentDraft before = contents.latest(content).orElseThrow().draft();
    contents.save(
        new ContentDraft(
            before.name(),
            before.subject().replace("sale", "Sale"),
            before.fromName(),
            before.mjml(),
            before.fallbacks()),
        "writer");
    pin(code);
  }

  /** Writes the brief anew, as a rework would, and freezes. */
  void rework(String code, Brief brief) {
    campaigns.reopen(code);
    campaigns.record(code, AUTHOR, brief);
    pin(code);
    audiences.freeze(code);
  }

  <T> T inTransaction(java.util.function.Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }
}
