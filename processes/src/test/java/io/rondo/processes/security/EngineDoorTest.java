package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TestStaff;
import io.rondo.processes.testing.Visitor;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The doors of the engine that were found open elsewhere, tried on the running Rondo. */
@RunningRondo
class EngineDoorTest {

  @LocalServerPort private int port;
  @Autowired private IdentityService identities;
  @Autowired private FilterService filters;
  @Autowired private Grants grants;
  @Autowired private TasklistFilters tasklistFilters;

  @BeforeEach
  void staff() {
    TestStaff.ensure(identities);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"dueAfterExpression\":\"${now()}\"}",
        "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}"
      })
  void noQueryOfAnybodyMayBringAnExpression(String query) {
    assertThat(basic("adamAdmin").json("/engine-rest/task", query).statusCode()).isEqualTo(400);
    assertThat(basic("tessMarketer").json("/engine-rest/task/count", query).statusCode())
        .isEqualTo(400);
    Visitor person = inTasklist("tessMarketer");
    assertThat(person.json("/camunda/api/engine/engine/default/task", query).statusCode())
        .isEqualTo(400);
  }

  @Test
  void aFilterWithExpressionsIsMadeByRondoOnly() {
    String filter =
        "{\"resourceType\":\"Task\",\"name\":\"evil\",\"query\":{\"assigneeExpression\":\"${1}\"}}";
    assertThat(basic("adamAdmin").json("/engine-rest/filter/create", filter).statusCode())
        .isEqualTo(400);
    assertThat(filters.createFilterQuery().filterName("evil").count()).isZero();
  }

  @Test
  void anHonestQueryIsAnswered() {
    var answer = basic("tessMarketer").json("/engine-rest/task", "{\"orQueries\":[{}]}");
    assertThat(answer.statusCode()).isEqualTo(200);
  }

  @Test
  void nobodyCreatesTheFirstAdministratorOverTheWeb() {
    String user =
        "{\"profile\":{\"id\":\"eve\",\"firstName\":\"E\",\"lastName\":\"V\"},"
            + "\"credentials\":{\"password\":\"eve-eve-eve\"}}";
    String path = "/camunda/api/admin/setup/default/user/create";
    assertThat(new Visitor(port).json(path, user).statusCode()).isEqualTo(404);
    assertThat(inTasklist("adamAdmin").json(path, user).statusCode()).isEqualTo(404);
    assertThat(identities.createUserQuery().userId("eve").count()).isZero();
  }

  @Test
  void anAdministratorIsThereFromTheStart() {
    var admins = identities.createUserQuery().memberOfGroup("camunda-admin").list();
    assertThat(admins).extracting("id").contains("admin");
  }

  @Test
  void theEngineKnowsWhoAsksOverEngineRest() {
    assertThat(new Visitor(port).get("/engine-rest/user").statusCode()).isEqualTo(401);
    assertThat(basic("tessMarketer").get("/engine-rest/user").body()).doesNotContain("adamAdmin");
    assertThat(basic("adamAdmin").get("/engine-rest/user").body()).contains("adamAdmin");
  }

  @Test
  void theEngineKnowsWhoAsksByAPage() {
    Visitor person = inTasklist("tessMarketer");
    assertThat(person.get("/testing/caller").body()).isEqualTo("[\"tessMarketer\",\"marketing\"]");
    assertThat(basic("robReviewer").get("/api/campaigns/../testing/caller").statusCode())
        .isIn(400, 404);
    assertThat(basic("adamAdmin").get("/api/testing/caller").body())
        .isEqualTo("[\"adamAdmin\",\"camunda-admin\"]");
    assertThat(identities.getCurrentAuthentication()).isNull();
  }

  @Test
  void nobodyButDesignersAndAdministratorsDeploys() {
    String boundary = "b";
    String body =
        "--b\r\nContent-Disposition: form-data; name=\"deployment-name\"\r\n\r\nx\r\n--b--";
    String type = "multipart/form-data; boundary=" + boundary;
    String path = "/engine-rest/deployment/create";
    for (String name : new String[] {"tessMarketer", "robReviewer", "noraNobody"}) {
      assertThat(basic(name).send("POST", path, body, "Content-Type", type).statusCode())
          .as(name)
          .isEqualTo(403);
    }
    assertThat(basic("danaDesigner").send("POST", path, body, "Content-Type", type).statusCode())
        .isNotIn(401, 403);
  }

  @Test
  void groupsRightsAndFiltersAreMadeOnce() {
    String before = basic("adamAdmin").get("/engine-rest/authorization").body();
    String filtersBefore = basic("adamAdmin").get("/engine-rest/filter").body();
    grants.ensure();
    tasklistFilters.ensure();
    assertThat(basic("adamAdmin").get("/engine-rest/authorization").body()).isEqualTo(before);
    assertThat(basic("adamAdmin").get("/engine-rest/filter").body()).isEqualTo(filtersBefore);
    assertThat(filtersBefore).contains("My tasks", "My group's tasks", "Due today", "Overdue");
  }

  @Test
  void everybodyReadsTheFiltersAndTheyCanBeRun() {
    Visitor person = inTasklist("robReviewer");
    String path = "/camunda/api/engine/engine/default/filter";
    assertThat(person.get(path).body()).contains("My group's tasks");
    for (var filter : filters.createFilterQuery().list()) {
      assertThat(person.get(path + "/" + filter.getId() + "/count").statusCode())
          .as(filter.getName())
          .isEqualTo(200);
    }
  }

  private Visitor basic(String name) {
    return new Visitor(port).basic(name, TestStaff.password(name));
  }

  private Visitor inTasklist(String name) {
    Visitor visitor = new Visitor(port);
    visitor.loginToTasklist(name, TestStaff.password(name));
    return visitor;
  }
}
