package io.rondo.processes;

import static io.rondo.processes.testing.ReviewedCampaigns.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.testing.ReviewedCampaigns;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TasklistClient;
import io.rondo.processes.testing.TestStaff;
import io.rondo.processes.testing.Visitor;
import io.rondo.workers.approval.Amendments;
import io.rondo.workers.approval.ApprovalRecord;
import io.rondo.workers.approval.ApprovalRecord.DecisionRecord;
import io.rondo.workers.approval.Approvals;
import io.rondo.workers.approval.Decision;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.Contents;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.delivery.Deliveries;
import io.rondo.workers.delivery.Seeds;
import io.rondo.workers.engine.Decisions;
import io.rondo.workers.engine.OpenTasks;
import io.rondo.workers.engine.Processes;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/** Approvals on the running Rondo, by the requests that people, systems and intruders send. */
@RunningRondo
class ApprovalJourneyTest {

  private static final String REVIEW = "Activity_ReviewCampaign";
  private static final List<String> BOTH = List.of("Brand review", "Legal review");
  private static final String MJML =
      """
      <mjml><mj-body><mj-section><mj-column><mj-text>Hello {{ first_name }}, our coats are warmest</mj-text>
      </mj-column></mj-section></mj-body></mjml>""";

  @LocalServerPort private int port;
  @Autowired private IdentityService identities;
  @Autowired private Environment environment;
  @Autowired private Contents contents;
  @Autowired private CustomerImports imports;
  @Autowired private Seeds seeds;
  @Autowired private Campaigns campaigns;
  @Autowired private Approvals approvals;
  @Autowired private Amendments amendments;
  @Autowired private Deliveries deliveries;
  @Autowired private Processes processes;
  @Autowired private OpenTasks tasks;
  @Autowired private Decisions decisions;
  @Autowired private RuntimeService runtime;
  @Autowired private ManagementService management;
  @Autowired private JdbcTemplate jdbc;
  private String base;
  private ReviewedCampaigns reviewed;

  @BeforeEach
  void aHouseWithReviewers() {
    TestStaff.ensure(identities);
    base = environment.getRequiredProperty("rondo.public-url");
    reviewed = new ReviewedCampaigns(base, approvals);
    imports.run(
        new ByteArrayInputStream(
            """
            number,email,first_name,consent_email,consent_at,consent_source,consent_text,coats
            ap1,ap1@example.test,Ann,yes,2026-01-01,shop,news please,3
            ap2,ap2@example.test,Ben,yes,2026-01-01,shop,news please,3
            """
                .getBytes(StandardCharsets.UTF_8)),
        ImportOptions.none());
    seeds.add("seed@example.test", "Seed");
    save("Warm coats for {{ first_name }}");
  }

  private void save(String subject) {
    contents.save(
        new ContentDraft("coats", subject, "Rondo Fashion", MJML, Map.of("first_name", "friend")),
        "tessMarketer");
  }

  @Test
  void oneLetterAfterAllSignaturesAndNothingGoesOut() {
    String code = signedCampaign();
    String seal = approvals.record(code).seal();

    // a letter changes behind everybody's back, in the table itself
    save("Warm Coats for {{ first_name }}");
    jdbc.update(
        "update campaign_cell set content_version_id = ? where campaign_id = ?",
        contents.latest("coats").orElseThrow().id(),
        campaigns.get(code).id());
    sendDateComes(code);

    // the engine's step refuses, and those who signed the content are asked again
    until(() -> reviewed.open(code).containsAll(BOTH));
    assertThat(reviewed.open(code)).doesNotContain("Budget review");
    assertThat(said(code, Decision.REFUSE).comment())
        .contains("Brand review: The content changed after the signature.");
    assertThat(approvals.review(duty(code, "Legal review"), "lenaLegal").changes())
        .singleElement()
        .satisfies(
            change ->
                assertThat(change.lines())
                    .anyMatch(line -> line.text().contains("Warm coats"))
                    .anyMatch(line -> line.text().contains("Warm Coats")));

    // whoever signs what they saw before is told to look again
    assertThat(decide("lenaLegal", code, seal).statusCode()).isEqualTo(400);
    // and nobody gets round the step by the engine's own doors
    deliverByForce(code);
    assertThat(campaigns.get(code).status()).isEqualTo(CampaignStatus.APPROVING);

    // with the signatures that were missing it goes out
    for (String person : List.of("bertBrand", "lenaLegal", "robReviewer")) {
      reviewed.sign(person, code);
    }
    until(() -> sendDate(code) != null);
    sendDateComes(code);
    until(() -> campaigns.get(code).status() == CampaignStatus.LISTENING);
    assertThat(deliveries.progress(code).sent()).isEqualTo(2);
    assertThat(approvals.record(code).release().seal())
        .isEqualTo(said(code, Decision.RELEASE).seal());
    campaigns.stop(code, "tessMarketer", "Seen enough.");
  }

  @Test
  void nobodySignsTheirOwnWorkWhateverTheirRights() {
    TestStaff.ensure(identities, "annAuthor", "marketing");
    for (String group : List.of("legal", "camunda-admin")) {
      if (identities.createUserQuery().userId("annAuthor").memberOfGroup(group).count() == 0) {
        identities.createMembership("annAuthor", group);
      }
    }
    String code = campaign("annAuthor");
    until(() -> reviewed.open(code).contains("Legal review"));
    String seal = approvals.record(code).seal();
    String task = task(code, "Legal review");

    HttpResponse<String> answer = complete("annAuthor", task, seal);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
    assertThat(answer.body()).contains("You wrote this brief. Somebody else has to review it.");
    assertThat(complete("adamAdmin", task, seal).statusCode())
        .as("an administrator is no reviewer")
        .isEqualTo(403);
    assertThat(approvals.record(code).rounds().get(0).decisions()).isEmpty();
    campaigns.stop(code, "tessMarketer", "Seen enough.");
  }

  @Test
  void aNewerContentReopensWhatCoversItAtOnce() {
    String code = signedCampaign();
    save("Warmer coats for {{ first_name }}");

    amendments.useNewest(code, 1, "tessMarketer");

    until(() -> reviewed.open(code).containsAll(BOTH));
    assertThat(reviewed.open(code)).doesNotContain("Budget review");
    assertThat(campaigns.get(code).status()).isEqualTo(CampaignStatus.APPROVING);
    campaigns.stop(code, "tessMarketer", "Seen enough.");
  }

  @Test
  void aTableJudgesNoCampaignOfWhoeverSavedIt() {
    String shipped = decisions.xml("ApprovalRoute");
    String weaker = shipped.replace("<text>\"full\"</text>", "<text>\"light\"</text>");
    int stages = weaker.indexOf("<decision id=\"ApprovalStages\"");
    weaker =
        weaker.substring(0, stages)
            + shipped.substring(shipped.indexOf("<decision id=\"ApprovalStages\""));
    String code = campaign("tessMarketer");
    until(() -> reviewed.open(code).containsAll(BOTH));
    try {
      decisions.save("ApprovalRoute.dmn", weaker, "tessMarketer");
      assertThat(decisions.newest("ApprovalRoute").savedBy()).isEqualTo("tessMarketer");

      String another = campaign("tessMarketer");

      until(() -> reviewed.open(another).containsAll(BOTH));
      until(() -> reviewed.open(code).containsAll(BOTH));
      campaigns.stop(another, "tessMarketer", "Seen enough.");
    } finally {
      decisions.save("ApprovalRoute.dmn", shipped, "danaDesigner");
    }
    // reviews that were asked by other tables begin anew
    until(() -> reviewed.open(code).containsAll(BOTH));
    assertThat(approvals.record(code).rounds().get(0).duties())
        .filteredOn(duty -> duty.name().equals("Legal review"))
        .hasSizeGreaterThan(1);
    campaigns.stop(code, "tessMarketer", "Seen enough.");
  }

  /** A campaign that everybody has signed and that waits for its send date. */
  private String signedCampaign() {
    String code = campaign("tessMarketer");
    until(() -> reviewed.open(code).contains("Legal review"));
    for (String person : List.of("bertBrand", "lenaLegal", "robReviewer")) {
      reviewed.sign(person, code);
    }
    until(() -> reviewed.open(code).contains("Budget review"));
    reviewed.sign("finnFinance", code);
    until(() -> sendDate(code) != null);
    return code;
  }

  private String campaign(String author) {
    return reviewed.start(
        author,
        "coats",
        Map.of("campaignName", "Coats", "audience", "coats = 3", "holdOutShare", 0));
  }

  private HttpResponse<String> decide(String person, String code, String seal) {
    return TasklistClient.login(base, person, TestStaff.password(person))
        .tryToComplete(
            code,
            REVIEW,
            person,
            Map.of("reviewDecision", "approve", "approveReason", "as_briefed", "signedSeal", seal));
  }

  /** Straight to the engine's API, with a name and a password. */
  private HttpResponse<String> complete(String person, String task, String seal) {
    String body =
        """
        {"variables": {"reviewDecision": {"value": "approve"}, "approveReason": {"value": "as_briefed"},
          "signedSeal": {"value": "%s"}}}"""
            .formatted(seal);
    return new Visitor(port)
        .basic(person, TestStaff.password(person))
        .json("/engine-rest/task/" + task + "/complete", body);
  }

  /** An administrator puts the process where mails leave. */
  private void deliverByForce(String code) {
    String instance =
        runtime
            .createProcessInstanceQuery()
            .processInstanceBusinessKey(code)
            .processDefinitionKey("CampaignLifecycle")
            .singleResult()
            .getId();
    HttpResponse<String> answer =
        new Visitor(port)
            .basic("adamAdmin", TestStaff.password("adamAdmin"))
            .json(
                "/engine-rest/process-instance/" + instance + "/modification",
                """
                {"instructions": [{"type": "startBeforeActivity", "activityId": "Activity_DeliverCampaign",
                  "variables": {"campaignReleased": {"value": true, "type": "Boolean"}}}]}""");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    until(
        () ->
            processes.incidents().stream()
                .anyMatch(
                    incident ->
                        code.equals(incident.businessKey())
                            && incident.message().contains("was never released")));
    assertThat(deliveries.progress(code).sent()).isZero();
    runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(code)
        .processDefinitionKey("CampaignDelivery")
        .list()
        .forEach(
            delivery ->
                runtime
                    .createProcessInstanceModification(instance)
                    .cancelAllForActivity("Activity_DeliverCampaign")
                    .execute());
  }

  private void sendDateComes(String code) {
    management.executeJob(sendDate(code).getId());
  }

  private Job sendDate(String code) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(code)
        .processDefinitionKey("CampaignApproval")
        .list()
        .stream()
        .flatMap(
            instance ->
                management
                    .createJobQuery()
                    .processInstanceId(instance.getId())
                    .activityId("Event_SendDateReached")
                    .list()
                    .stream())
        .findFirst()
        .orElse(null);
  }

  private long duty(String code, String name) {
    return approvals.waiting().stream()
        .filter(review -> review.code().equals(code) && review.duty().equals(name))
        .findFirst()
        .orElseThrow()
        .dutyId();
  }

  private String task(String code, String duty) {
    long id = duty(code, duty);
    until(() -> tasks.find(code, "dutyId", id).isPresent());
    return tasks.find(code, "dutyId", id).orElseThrow().id();
  }

  private DecisionRecord said(String code, Decision decision) {
    ApprovalRecord record = approvals.record(code);
    return record.rounds().stream()
        .flatMap(round -> round.decisions().stream())
        .filter(said -> said.decision() == decision)
        .reduce((earlier, later) -> later)
        .orElseThrow();
  }
}
