package io.rondo.processes;

import static io.rondo.processes.testing.ReviewedCampaigns.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.testing.ReviewedCampaigns;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TasklistClient;
import io.rondo.processes.testing.TestStaff;
import io.rondo.workers.approval.Approvals;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.content.ContentDraft;
import io.rondo.workers.content.Contents;
import io.rondo.workers.customer.CustomerImports;
import io.rondo.workers.customer.ImportOptions;
import io.rondo.workers.fulfilment.Cancellation;
import io.rondo.workers.fulfilment.Effect;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerActs;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.Told;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.testing.TestPartners;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A campaign is stopped while partners have its orders: one says later that it stopped and what
 * that costs, the other says nothing and a person finds out.
 */
@RunningRondo
class StoppedOrdersJourneyTest {

  private static final String CANCELLATION = "OrderCancellation";
  private static final String DECIDE = "Activity_DecideCancellation";
  private static final String MJML =
      """
      <mjml><mj-body><mj-section><mj-column><mj-text>Hello {{ first_name }}</mj-text>
      </mj-column></mj-section></mj-body></mjml>""";

  @Autowired private Environment environment;
  @Autowired private IdentityService identities;
  @Autowired private RuntimeService runtime;
  @Autowired private HistoryService history;
  @Autowired private ManagementService management;
  @Autowired private CustomerImports imports;
  @Autowired private Contents contents;
  @Autowired private Campaigns campaigns;
  @Autowired private Approvals approvals;
  @Autowired private Partners partners;
  @Autowired private Orders orders;
  @Autowired private PartnerActs acts;
  @Autowired private TaskService tasks;
  @Autowired private JdbcTemplate jdbc;

  private Partner studio;
  private Partner writer;

  @BeforeEach
  void twoPartnersAndSomethingToSay() {
    TestStaff.ensure(identities);
    imports.run(
        new ByteArrayInputStream(
            """
            number,email,first_name,consent_email,consent_at,consent_source,consent_text,stop_test
            so1,so1@example.test,Ann,yes,2026-01-01,shop,news please,3
            """
                .getBytes(StandardCharsets.UTF_8)),
        ImportOptions.none());
    contents.save(
        new ContentDraft("stop", "Coats", "Fern & Fell", MJML, Map.of("first_name", "friend")),
        "tessMarketer");
    TestPartners live = new TestPartners(partners);
    studio =
        live.live("so-studio", PartnerKind.AGENCY, Partner.Transport.MAIL, DeliverableKind.DESIGN);
    writer =
        live.live("so-writer", PartnerKind.AGENCY, Partner.Transport.MAIL, DeliverableKind.COPY);
  }

  @Test
  void whatPartnersHaveWhenTheCampaignIsStoppedEndsInOrderAndKeepsItsCost() {
    String code = campaignAtThePartners();
    Order drawn = order(code, DeliverableKind.DESIGN);
    Order written = order(code, DeliverableKind.COPY);

    // when the campaign is stopped, its process is gone, and each order is stopped under its code
    campaigns.stop(code, "tessMarketer", "The offer is over.");
    until(() -> waiting(drawn, code) != null && waiting(written, code) != null);
    assertThat(running(code))
        .as("what still runs of the campaign")
        .allMatch(one -> one.getProcessDefinitionId().startsWith(CANCELLATION))
        .hasSize(2);
    assertThat(orders.get(drawn.id()).cancellation()).isEqualTo(Cancellation.CANCEL_REQUESTED);
    assertThat(orders.get(drawn.id()).closedAt()).isNull();

    // one partner says later that it stopped, and what that costs
    tell(studio, drawn, PartnerSignal.Kind.COST, "{\"amount_minor\":650,\"currency\":\"EUR\"}");
    tell(studio, drawn, PartnerSignal.Kind.STATE, "{\"state\":\"cancelled\"}");
    until(() -> orders.get(drawn.id()).closedAt() != null);
    assertThat(orders.get(drawn.id()))
        .satisfies(
            order -> {
              assertThat(order.state()).isEqualTo(OrderState.CANCELLED);
              assertThat(order.cancellation()).isEqualTo(Cancellation.CANCELLED);
              assertThat(order.cancelCostMinor()).isEqualTo(650);
            });

    // the other one says nothing; the author is asked, by name, and finds out
    timeIsOver(waiting(written, code));
    until(() -> tasks(code).contains(DECIDE));
    assertThat(
            tasks
                .createTaskQuery()
                .processInstanceBusinessKey(code)
                .taskDefinitionKey(DECIDE)
                .singleResult()
                .getAssignee())
        .isEqualTo("tessMarketer");
    marketer()
        .complete(code, DECIDE, "tessMarketer", Map.of("cancelled", "false", "cancelCost", 10.01));
    until(() -> orders.get(written.id()).closedAt() != null);
    assertThat(orders.get(written.id()).cancellation()).isEqualTo(Cancellation.CANCEL_REFUSED);
    assertThat(orders.get(written.id()).cancelCostMinor()).isEqualTo(1_001);

    // and nothing of the campaign runs any more
    until(() -> running(code).isEmpty());
    assertThat(campaigns.get(code).status()).isEqualTo(CampaignStatus.CLOSED);
    assertThat(
            history
                .createHistoricProcessInstanceQuery()
                .processDefinitionKey(CANCELLATION)
                .processInstanceBusinessKey(code)
                .completed()
                .count())
        .isEqualTo(2);
  }

  private String campaignAtThePartners() {
    String code =
        new ReviewedCampaigns(environment.getRequiredProperty("rondo.public-url"), approvals)
            .start(
                "tessMarketer",
                "stop",
                Map.of(
                    "campaignName",
                    "Stopped in the middle",
                    "audience",
                    "stop_test = 3",
                    "holdOutShare",
                    0,
                    "deliverables",
                    List.of(wanted("design", "Coat poster"), wanted("copy", "Coat words"))));
    assertThat(code).as("a code as Rondo counts them").isEqualTo(newestCode());
    until(() -> !tasks(code).isEmpty());
    assertThat(tasks(code))
        .as("the brief: %s", variable(code, "briefProblem"))
        .containsExactly("Activity_ConfirmPartners");
    marketer()
        .complete(code, "Activity_ConfirmPartners", "tessMarketer", Map.of("takeProposals", true));
    until(
        () ->
            orders.ofCampaign(code).stream()
                    .filter(order -> order.state() == OrderState.SUBMITTED)
                    .count()
                == 2);
    for (Order order : orders.ofCampaign(code)) {
      Partner partner = partners.get(order.partnerId());
      tell(partner, order, PartnerSignal.Kind.STATE, "{\"state\":\"accepted\"}");
    }
    return code;
  }

  private static Map<String, Object> wanted(String kind, String title) {
    return Map.of(
        "kind", kind, "title", title, "asked", "As talked about.", "quantity", 1, "drafts", 2);
  }

  private String newestCode() {
    return jdbc.queryForObject(
        "select concat('C-', campaign_year, '-', lpad(last_number, 4, '0')) from campaign_number"
            + " order by campaign_year desc limit 1",
        String.class);
  }

  private Order order(String code, DeliverableKind kind) {
    return orders.ofCampaign(code).stream()
        .filter(order -> order.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private void tell(Partner partner, Order order, PartnerSignal.Kind kind, String body) {
    Told told = acts.tell(partner, "desk", order.code(), kind, body, UUID.randomUUID().toString());
    assertThat(told.effect()).as(told.detail()).isIn(Effect.MOVED, Effect.NOTED);
  }

  /** The process that stops this order, once it waits for the partner's word; null before. */
  private ProcessInstance waiting(Order order, String code) {
    return runtime
        .createProcessInstanceQuery()
        .processDefinitionKey(CANCELLATION)
        .processInstanceBusinessKey(code)
        .variableValueEquals("orderId", order.id())
        .activityIdIn("Activity_AwaitCancellation")
        .singleResult();
  }

  private void timeIsOver(ProcessInstance instance) {
    Job timer =
        management.createJobQuery().timers().processInstanceId(instance.getId()).singleResult();
    management.executeJob(timer.getId());
  }

  private Object variable(String code, String name) {
    return runtime
        .createVariableInstanceQuery()
        .processInstanceIdIn(
            running(code).stream().map(ProcessInstance::getId).toArray(String[]::new))
        .variableName(name)
        .list()
        .stream()
        .map(VariableInstance::getValue)
        .findFirst()
        .orElse(null);
  }

  private List<ProcessInstance> running(String code) {
    return runtime.createProcessInstanceQuery().processInstanceBusinessKey(code).list();
  }

  private List<String> tasks(String code) {
    return marketer().tasks(code);
  }

  private TasklistClient marketer() {
    return TasklistClient.login(
        environment.getRequiredProperty("rondo.public-url"),
        "tessMarketer",
        TestStaff.password("tessMarketer"));
  }
}
