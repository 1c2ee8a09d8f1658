package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TestStaff;
import io.rondo.processes.testing.Visitor;
import io.rondo.workers.engine.Processes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the roles see of a campaign in Tasklist, and what the engine keeps from them. */
@RunningRondo
class TasklistCardsTest {

  @LocalServerPort private int port;
  @Autowired private IdentityService identities;
  @Autowired private FilterService filters;
  @Autowired private Processes processes;
  @Autowired private TaskService tasks;

  private String campaign;
  private String task;

  @BeforeEach
  void aBriefThatIsIncomplete() {
    TestStaff.ensure(identities);
    campaign =
        processes.start("CampaignLifecycle", "tessMarketer", Map.of("campaignName", "Winter"));
    task =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(() -> processes.tasks(Set.of(campaign)), tasks -> !tasks.isEmpty())
            .get(0)
            .id();
  }

  @Test
  void aCardShowsTheCampaignAndWhatIsAsked() {
    String filter = filters.createFilterQuery().filterName("My tasks").singleResult().getId();
    String cards = as("tessMarketer").hal("/engine-rest/filter/" + filter + "/list").body();
    assertThat(cards).contains("Complete brief", campaign, "Winter", "\"ask\"");
    assertThat(as("robReviewer").hal("/engine-rest/filter/" + filter + "/list").body())
        .doesNotContain(campaign);
  }

  @Test
  void aMarketerChangesNoCampaignAroundItsTasks() {
    String variable = "{\"value\":true,\"type\":\"Boolean\"}";
    String instance = instance();
    var answer =
        as("tessMarketer")
            .send(
                "PUT",
                "/engine-rest/process-instance/" + instance + "/variables/campaignApproved",
                variable,
                "Content-Type",
                "application/json");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(
            as("tessMarketer")
                .send("DELETE", "/engine-rest/process-instance/" + instance, null)
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aReviewerStartsNoCampaign() {
    String path = "/engine-rest/process-definition/key/CampaignLifecycle/start";
    assertThat(as("robReviewer").json(path, "{}").statusCode()).isEqualTo(403);
    assertThat(as("danaDesigner").json(path, "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void aTaskOfferedToAGroupOrToOnePersonIsFoundByThem() {
    String offered = taskOf("brand", "lenaLegal");
    String filter =
        filters.createFilterQuery().filterName("My group's tasks").singleResult().getId();
    String list = "/engine-rest/filter/" + filter + "/list";

    assertThat(as("bertBrand").get(list).body()).contains(offered);
    assertThat(as("lenaLegal").get(list).body()).contains(offered);
    assertThat(as("finnFinance").get(list).body()).doesNotContain(offered);
    assertThat(as("robReviewer").get(list).body()).doesNotContain(offered);
  }

  @Test
  void aPartnerFindsTheOwnTasksAndNothingElseOfTheEngine() {
    String offered = taskOf("partner", "petraPartner");
    String filter =
        filters.createFilterQuery().filterName("My group's tasks").singleResult().getId();
    String engine = "/camunda/api/engine/engine/default";
    Visitor partner = new Visitor(port);
    partner.login("petraPartner", TestStaff.password("petraPartner"));

    assertThat(partner.get(engine + "/filter/" + filter + "/list").body()).contains(offered);
    assertThat(partner.get(engine + "/task/" + offered).statusCode()).isEqualTo(200);
    assertThat(partner.get(engine + "/task/" + task).statusCode()).isIn(403, 404);
    for (String list :
        List.of("/process-instance", "/variable-instance", "/history/process-instance")) {
      assertThat(partner.get(engine + list).body()).as(list).isEqualTo("[]");
    }
    assertThat(as("petraPartner").get("/engine-rest/task").statusCode()).isEqualTo(403);
    assertThat(partner.get("/").statusCode()).isEqualTo(403);
    assertThat(partner.get("/campaigns/" + campaign).statusCode()).isEqualTo(403);
  }

  @Test
  void whoAsksForTheTasksOfOthersStillNeedsTheRight() {
    String offered = taskOf("brand", "bertBrand");

    assertThat(as("bertBrand").get("/engine-rest/task?candidateUser=bertBrand").body())
        .contains(offered);
    for (String query : List.of("?candidateUser=bertBrand", "?candidateGroup=brand", "")) {
      assertThat(as("finnFinance").get("/engine-rest/task" + query).body())
          .as(query)
          .doesNotContain(offered);
    }
    String own = "\"candidateUser\":\"finnFinance\"";
    for (String query :
        List.of(
            "{\"orQueries\":[{" + own + ",\"candidateGroup\":\"brand\"}]}",
            "{"
                + own
                + ",\"orQueries\":[{\"candidateGroup\":\"brand\",\"name\":\"Look at this\"}]}")) {
      assertThat(as("finnFinance").json("/engine-rest/task", query).body())
          .as(query)
          .doesNotContain(offered);
    }
  }

  private String taskOf(String group, String person) {
    Task offered = tasks.newTask();
    offered.setName("Look at this");
    tasks.saveTask(offered);
    tasks.addCandidateGroup(offered.getId(), group);
    tasks.addCandidateUser(offered.getId(), person);
    return offered.getId();
  }

  @Test
  void nobodyTakesTheTaskOfAnother() {
    String claim = "{\"userId\":\"robReviewer\"}";
    assertThat(as("robReviewer").json("/engine-rest/task/" + task + "/claim", claim).statusCode())
        .isEqualTo(403);
    assertThat(as("robReviewer").get("/engine-rest/task/" + task).statusCode()).isIn(403, 404);
  }

  private String instance() {
    String body =
        as("tessMarketer").get("/engine-rest/process-instance?businessKey=" + campaign).body();
    return body.replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
  }

  private Visitor as(String name) {
    return new Visitor(port).basic(name, TestStaff.password(name));
  }
}
