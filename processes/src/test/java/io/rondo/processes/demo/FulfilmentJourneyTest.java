package io.rondo.processes.demo;

import static io.rondo.processes.testing.ReviewedCampaigns.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.Rondo;
import io.rondo.processes.security.Passwords;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TasklistClient;
import io.rondo.processes.testing.WithoutTestSupport;
import io.rondo.workers.approval.Approvals;
import io.rondo.workers.approval.WaitingReview;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.Deliverable;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.campaign.Deliverables;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.ContentKind;
import io.rondo.workers.content.Contents;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.delivery.Deliveries;
import io.rondo.workers.fulfilment.Effect;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerActs;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.partner.Capability;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerDetails;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Proposals;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.keyprovider.SimpleGeneratorHostKeyProvider;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.filter.TypeExcludeFilters;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/**
 * One campaign by e-mail, letter and telephone, from its brief to the last outcome, with the
 * partners of the demo world over their real protocols: an agency by REST, a print vendor by SFTP,
 * a call centre by API and webhooks. A second print vendor takes its files and never says a word.
 */
@SpringBootTest(
    classes = Rondo.class,
    webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT,
    properties = {
      "rondo.demo=true",
      "rondo.processes.demo.print-pace=0s",
      // at whatever hour this runs
      "rondo.workers.call.countries.DE.days=monday,tuesday,wednesday,thursday,friday,saturday,sunday",
      "rondo.workers.call.countries.DE.from=00:00",
      "rondo.workers.call.countries.DE.to=23:59:59",
      "rondo.workers.call.countries.DE.list-days=0",
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "rondo.data=target/fulfilment-journey"
    })
@ContextConfiguration(initializers = RunningRondo.Initializer.class)
@TypeExcludeFilters(WithoutTestSupport.class)
@DirtiesContext
@Tag("own-jvm")
class FulfilmentJourneyTest {

  private static final String ALLOWED = "rondo.integrations.print.allow";
  private static final String SILENT = "stumm-druck";

  private static final String LETTER =
      """
      <html><head><style>p { font-size: 11pt; }</style></head><body>
      <p>{{ first_name }} {{ last_name }}<br/>{{ address_line1 }}<br/>{{ postal_code }} {{ city }}</p>
      <p>Dear {{ first_name }}, the new coats are here.</p><p>{{ qr }}</p></body></html>""";
  private static final String MJML =
      """
      <mjml><mj-body><mj-section><mj-column><mj-text>Hello {{ first_name }}</mj-text>
      </mj-column></mj-section></mj-body></mjml>""";

  private static SshServer silent;
  private static Path silentFolder;

  @Autowired private Environment environment;
  @Autowired private Passwords passwords;
  @Autowired private CustomerImports imports;
  @Autowired private Contents contents;
  @Autowired private Campaigns campaigns;
  @Autowired private Deliverables deliverables;
  @Autowired private Deliveries deliveries;
  @Autowired private Partners partners;
  @Autowired private Credentials credentials;
  @Autowired private Proposals proposals;
  @Autowired private Approvals approvals;
  @Autowired private Orders orders;
  @Autowired private Recipients recipients;
  @Autowired private PartnerActs acts;
  @Autowired private ManagementService management;
  @Autowired private JdbcTemplate jdbc;

  @BeforeAll
  static void aPrintVendorThatNeverAnswers() throws IOException {
    silentFolder = Files.createTempDirectory("silent-vendor");
    for (String folder : List.of("in", "ack", "returns")) {
      Files.createDirectories(silentFolder.resolve(folder));
    }
    silent = SshServer.setUpDefaultServer();
    silent.setHost("127.0.0.1");
    silent.setPort(0);
    silent.setKeyPairProvider(new SimpleGeneratorHostKeyProvider(silentFolder.resolve("key")));
    silent.setPasswordAuthenticator((user, password, session) -> true);
    silent.setSubsystemFactories(List.of(new SftpSubsystemFactory()));
    silent.setFileSystemFactory(new VirtualFileSystemFactory(silentFolder));
    silent.start();
    System.setProperty(ALLOWED, "127.0.0.1:" + silent.getPort());
  }

  @AfterAll
  static void closed() throws IOException {
    System.clearProperty(ALLOWED);
    silent.stop(true);
  }

  @Test
  void everybodyIsReachedOnceAndEveryOrderAddsUp() throws Exception {
    // given twelve people in three lanes, and a print vendor that is cheap and silent
    people();
    written();
    Partner stumm = silentVendor();
    TasklistClient marketer = as("marketer");

    // when a campaign of three channels is briefed and its partners are chosen
    String code = campaign(marketer);
    until(() -> marketer.tasks(code).contains("Activity_ConfirmPartners"));
    proposals.confirm(code, deliverable(code, DeliverableKind.LETTER).id(), SILENT, "marketer");
    marketer.complete(code, "Activity_ConfirmPartners", "marketer", Map.of("takeProposals", true));

    // and the agency draws, and draws again
    judge(marketer, code, "changes", "Less sky, please.");
    judge(marketer, code, "accept", "");
    until(() -> state(code, DeliverableKind.DESIGN) == Deliverable.State.FULFILLED);

    // and everybody signs
    sign(code);
    until(() -> submitted(code, SILENT));
    assertThat(files(silentFolder.resolve("in"))).anyMatch(name -> name.endsWith(".zip"));

    // and the first print vendor says nothing until its time is over
    timeIsOver(letters(code).get(0), "Event_PartnerSilent");

    // then the next one gets the same people, and the silent one is told why it is too late
    until(() -> letters(code).size() == 2);
    Order late = letters(code).get(0);
    assertThat(
            acts.tell(
                    stumm,
                    "sftp",
                    late.code(),
                    PartnerSignal.Kind.STATE,
                    "{\"state\":\"accepted\"}",
                    "late-1")
                .effect())
        .isEqualTo(Effect.REPLACED);
    settleGaps(marketer, code);
    until(() -> campaigns.get(code).status() == CampaignStatus.LISTENING);

    // and every person has one outcome, and no order is open
    var ledger = deliveries.ledger(code);
    assertThat(ledger.total()).isEqualTo(12);
    assertThat(ledger.byState()).doesNotContainKeys("planned", "held", "claimed", "in_doubt");
    assertThat(ledger.byState().get("sent")).isGreaterThanOrEqualTo(8);
    assertThat(orders.ofCampaign(code)).allMatch(order -> order.closedAt() != null);
    assertThat(letters(code).get(1).state().hasReached(OrderState.HANDED_OVER)).isTrue();
    assertThat(recipients.counts(letters(code).get(1).id()).addsUp()).isTrue();
    assertThat(recipients.counts(late.id()).withdrawn()).isEqualTo(4);
    assertThat(
            jdbc.queryForList(
                """
                select r.delivery_id from order_recipient r join partner_order o on o.id = r.order_id
                join campaign c on c.id = o.campaign_id
                where c.code = ? and r.delivery_id is not null and r.state <> 'withdrawn'
                group by r.delivery_id having count(*) > 1""",
                code))
        .as("people with two orders")
        .isEmpty();
  }

  private void people() {
    StringBuilder csv =
        new StringBuilder(
            "number,email,first_name,last_name,phone,address_line1,postal_code,city,country,"
                + "time_zone,consent_email,consent_letter,consent_call,consent_at,consent_source,"
                + "consent_text,lane\n");
    String[] lanes = {"Mail", "Letter", "Call"};
    for (int i = 0; i < 12; i++) {
      csv.append(
          "fj%1$02d,fj%1$02d@example.test,Ann%1$d,Vik,+4930901820%1$02d,Hauptstr. %1$d,10115,Berlin,"
              .formatted(i + 10));
      csv.append("DE,Europe/Berlin,yes,yes,yes,2026-01-01,shop,news please,");
      csv.append(lanes[i % 3]).append('\n');
    }
    var report =
        imports.run(
            new ByteArrayInputStream(csv.toString().getBytes(StandardCharsets.UTF_8)),
            ImportOptions.none());
    assertThat(report.added()).as("%s", report).isEqualTo(12);
  }

  private void written() {
    Map<String, String> names = Map.of("first_name", "friend");
    contents.save(
        new ContentDraft("fj-mail", "Coats for {{ first_name }}", "Fern & Fell", MJML, names),
        "marketer");
    contents.save(
        new ContentDraft(
            ContentKind.LETTER,
            "fj-letter",
            "Coats by letter",
            "",
            LETTER,
            Map.of(
                "first_name",
                "friend",
                "last_name",
                "",
                "address_line1",
                "",
                "postal_code",
                "",
                "city",
                "",
                "link",
                "https://shop.example.test/coats")),
        "marketer");
    contents.save(
        new ContentDraft(
            ContentKind.SCRIPT,
            "fj-script",
            "Coats by telephone",
            "",
            "Hello {{ first_name }}, the new coats are here. May I tell you about them?",
            names),
        "marketer");
  }

  private Partner silentVendor() throws Exception {
    String key =
        PublicKeyEntry.toString(
            silent.getKeyPairProvider().loadKeys(null).iterator().next().getPublic());
    Partner partner =
        partners.create(
            new PartnerDetails(
                SILENT,
                "Stumm Druck",
                PartnerKind.PRINT,
                "2026-1",
                null,
                "Nobody",
                "orders@stumm.example",
                "en",
                "Europe/Berlin",
                100_000,
                new Partner.Sla(8, 16, 24, 8),
                Partner.Transport.SFTP,
                "{\"host\":\"127.0.0.1\",\"port\":%d,\"user\":\"rondo\",\"host_key\":\"%s\"}"
                    .formatted(silent.getPort(), key)),
            "admin");
    credentials.keep(partner.id(), "password", "of-a-test", "admin");
    partners.offer(
        partner.id(),
        List.of(new Capability(DeliverableKind.LETTER, List.of(), 0, new BigDecimal("1"), "EUR")),
        "admin");
    partners.goLive(partner.id(), "A test of silence.", "admin");
    return partners.get(partner.id());
  }

  private String campaign(TasklistClient marketer) {
    String instance =
        marketer.start(
            "CampaignLifecycle",
            Map.ofEntries(
                Map.entry("campaignName", "Coats by three ways"),
                Map.entry("goal", "More visits before the first snow"),
                Map.entry("offer", "The new ones, a week early"),
                Map.entry("whyUs", "We mend them for life"),
                Map.entry("audience", "lane = \"Mail\" or lane = \"Letter\" or lane = \"Call\""),
                Map.entry(
                    "cells",
                    List.of(
                        cell("Mail", "email", "fj-mail"),
                        cell("Letter", "letter", "fj-letter"),
                        cell("Call", "call", "fj-script"))),
                Map.entry(
                    "deliverables",
                    List.of(
                        wanted("design", "Coat poster", "", 3, ""),
                        wanted("letter", "Coat letters", "Letter", 0, "1"),
                        wanted("call", "Coat calls", "Call", 0, ""))),
                Map.entry("cellAssignment", "attribute"),
                Map.entry("cellAttribute", "lane"),
                Map.entry("sendAt", ""),
                Map.entry("responseWindowDays", 14),
                Map.entry("budget", 4000),
                Map.entry("fixedCost", 0),
                Map.entry("costPerEmail", 0.01),
                Map.entry("currency", "EUR"),
                Map.entry("claims", false),
                Map.entry("partner", "")));
    until(() -> marketer.variable(instance, "campaignCode") != null);
    return marketer.variable(instance, "campaignCode");
  }

  private static Map<String, Object> cell(String name, String channel, String content) {
    return Map.of("name", name, "channel", channel, "content", content);
  }

  private static Map<String, Object> wanted(
      String kind, String title, String cell, int drafts, String needs) {
    return Map.of(
        "kind",
        kind,
        "title",
        title,
        "asked",
        "As talked about.",
        "cell",
        cell,
        "quantity",
        1,
        "needs",
        needs,
        "drafts",
        drafts);
  }

  private void judge(TasklistClient marketer, String code, String decision, String comment) {
    until(() -> marketer.tasks(code).contains("Activity_ReviewDraft"));
    marketer.complete(
        code,
        "Activity_ReviewDraft",
        "marketer",
        Map.of("draftDecision", decision, "draftComment", comment));
  }

  private void sign(String code) {
    until(
        () -> !waiting(code).isEmpty() || campaigns.get(code).status() != CampaignStatus.APPROVING);
    while (campaigns.get(code).status() == CampaignStatus.APPROVING) {
      for (String person : List.of("brand", "legal", "finance", "reviewer")) {
        TasklistClient client = as(person);
        if (client.tasks(code).contains("Activity_ReviewCampaign")) {
          client.approve(code, person);
        }
      }
      until(
          () ->
              !waiting(code).isEmpty() || campaigns.get(code).status() != CampaignStatus.APPROVING);
    }
  }

  private List<WaitingReview> waiting(String code) {
    return approvals.waiting().stream().filter(review -> review.code().equals(code)).toList();
  }

  /** Whoever the vendor leaves out is named, and counts as rejected. */
  private void settleGaps(TasklistClient marketer, String code) {
    until(
        () -> {
          if (marketer.tasks(code).contains("Activity_SettleGap")) {
            marketer.complete(
                code, "Activity_SettleGap", "marketer", Map.of("gapDecision", "reject"));
          }
          return letters(code).get(1).closedAt() != null;
        });
  }

  /** Fires a timer of an order as soon as the order's process waits for it. */
  private void timeIsOver(Order order, String event) {
    until(() -> timer(order, event).isPresent());
    management.executeJob(timer(order, event).orElseThrow().getId());
  }

  private Optional<Job> timer(Order order, String event) {
    return management.createJobQuery().timers().activityId(event).active().list().stream()
        .filter(job -> isOf(job, order))
        .findFirst();
  }

  private boolean isOf(Job job, Order order) {
    return jdbc.queryForObject(
            "select count(*) from ACT_RU_VARIABLE where PROC_INST_ID_ = ? and NAME_ = 'orderId'"
                + " and LONG_ = ?",
            Integer.class,
            job.getProcessInstanceId(),
            order.id())
        > 0;
  }

  private boolean submitted(String code, String partner) {
    long id = partners.find(partner).orElseThrow().id();
    return orders.ofCampaign(code).stream()
        .anyMatch(order -> order.partnerId() == id && order.submittedAt() != null);
  }

  private List<Order> letters(String code) {
    List<Order> letters = new ArrayList<>(orders.ofCampaign(code));
    letters.removeIf(order -> order.kind() != DeliverableKind.LETTER);
    letters.sort(java.util.Comparator.comparing(Order::attempt));
    return letters;
  }

  private Deliverable deliverable(String code, DeliverableKind kind) {
    return deliverables.of(code).stream()
        .filter(one -> one.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private Deliverable.State state(String code, DeliverableKind kind) {
    return deliverable(code, kind).state();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private TasklistClient as(String person) {
    return TasklistClient.login(
        environment.getRequiredProperty("rondo.public-url"), person, passwords.first(person));
  }
}
