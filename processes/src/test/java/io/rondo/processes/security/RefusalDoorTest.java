package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TestStaff;
import io.rondo.processes.testing.Visitor;
import io.rondo.workers.engine.Decisions;
import java.net.http.HttpResponse;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the engine's HTTP doors answer to what Rondo refuses. */
@RunningRondo
class RefusalDoorTest {

  private static final String ENGINE_REST = "/engine-rest";
  private static final String TASKLIST = "/camunda/api/engine/engine/default";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TABLE =
      """
      <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/"
          xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="Probe" name="Probe" namespace="test">
        <decision id="ProbeTable" name="Probe table" camunda:historyTimeToLive="P1D">
          <decisionTable id="Table" hitPolicy="UNIQUE">
            <input id="In"><inputExpression id="Asked" typeRef="double"><text>budget</text></inputExpression></input>
            <output id="Out" name="route" typeRef="string" />
            <rule id="R1"><inputEntry id="I1"><text><![CDATA[<= 10]]></text></inputEntry><outputEntry id="O1"><text>"light"</text></outputEntry></rule>
            <rule id="R2"><inputEntry id="I2"><text><![CDATA[%s 10]]></text></inputEntry><outputEntry id="O2"><text>"full"</text></outputEntry></rule>
          </decisionTable>
        </decision>
      </definitions>
      """;

  @LocalServerPort private int port;
  @Autowired private IdentityService identities;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private Decisions decisions;

  private String deployment;
  private String task;

  /** A task for Rob that the rule of the test doors refuses as it is told. */
  @BeforeEach
  void probe() {
    TestStaff.ensure(identities);
    deployment =
        repository
            .createDeployment()
            .addModelInstance(
                "RefusalProbe.bpmn",
                Bpmn.createExecutableProcess("RefusalProbe")
                    .camundaHistoryTimeToLiveString("P1D")
                    .startEvent()
                    .userTask("Activity_Probe")
                    .camundaAssignee("robReviewer")
                    .endEvent()
                    .done())
            .deploy()
            .getId();
    String instance = runtime.startProcessInstanceByKey("RefusalProbe").getId();
    task = tasks.createTaskQuery().processInstanceId(instance).singleResult().getId();
  }

  @AfterEach
  void clean() {
    repository.deleteDeployment(deployment, true);
    repository
        .createDeploymentQuery()
        .deploymentName("probe-table")
        .list()
        .forEach(probe -> repository.deleteDeployment(probe.getId(), true));
  }

  @ParameterizedTest
  @CsvSource({
    "submit-form, forbidden, 403, Somebody else has to do it.",
    "submit-form, stale, 400, It changed meanwhile.",
    "submit-form, wrong, 400, Say yes.",
    "complete, forbidden, 403, Somebody else has to do it.",
    "complete, wrong, 400, Say yes."
  })
  void aRefusedTaskStaysOpenAndSaysWhy(String way, String refusal, int status, String sentence) {
    Visitor machine = new Visitor(port).basic("robReviewer", TestStaff.password("robReviewer"));
    assertThatRefused(submit(machine, ENGINE_REST, way, refusal), status, sentence);

    Visitor person = new Visitor(port);
    person.loginToTasklist("robReviewer", TestStaff.password("robReviewer"));
    assertThatRefused(submit(person, TASKLIST, way, refusal), status, sentence);

    assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
    assertThat(submit(person, TASKLIST, way, "").statusCode()).isEqualTo(204);
    assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
  }

  private HttpResponse<String> submit(Visitor visitor, String engine, String way, String refusal) {
    visitor.get("/camunda/app/tasklist/default/");
    return visitor.send(
        "POST",
        engine + "/task/" + task + "/" + way,
        "{\"variables\":{\"refusal\":{\"type\":\"String\",\"value\":\"" + refusal + "\"}}}",
        "Content-Type",
        "application/json",
        "X-XSRF-TOKEN",
        visitor.cookie("XSRF-TOKEN"));
  }

  /** Who may not hears the sentence alone; before the others the engine says for which task. */
  private static void assertThatRefused(HttpResponse<String> answer, int status, String sentence) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(message(answer))
        .matches("(?:Cannot (?:submit task form|complete task) \\S+: )?\\Q" + sentence + "\\E")
        .satisfies(
            text -> {
              if (status == 403) {
                assertThat(text).isEqualTo(sentence);
              }
            });
  }

  private static String message(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body()).path("message").asText();
    } catch (JsonProcessingException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  @Test
  void aDesignersDecisionTableIsRefusedByName() {
    HttpResponse<String> answer = deploy(TABLE.formatted(">="));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(message(answer))
        .isEqualTo(
            "This model is refused. Table Probe table: rows 1 and 2 both fit, for example budget 10.");
    assertThat(repository.createDeploymentQuery().deploymentName("probe-table").count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"juel", "groovy", "javascript"})
  void aDesignersTableBringsNoScript(String language) {
    String evil =
        TABLE
            .formatted(">")
            .replace(
                "<inputEntry id=\"I1\">",
                "<inputEntry id=\"I1\" expressionLanguage=\"" + language + "\">");

    HttpResponse<String> answer = deploy(evil);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(message(answer)).contains("row 1", language, "Only FEEL is allowed.");
  }

  @Test
  void aDesignersGoodTableDecidesAndIsKnownAsTheirs() {
    assertThat(deploy(TABLE.formatted(">")).statusCode()).isEqualTo(200);

    assertThat(decisions.newest("ProbeTable").savedBy()).isEqualTo("danaDesigner");
    assertThat(decisions.decide("ProbeTable", Map.of("budget", 11)))
        .containsExactly(Map.of("route", "full"));
  }

  private HttpResponse<String> deploy(String dmn) {
    String part = "--b\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n";
    String body =
        part.formatted("deployment-name", "", "probe-table")
            + part.formatted("data", "; filename=\"Probe.dmn\"", dmn)
            + "--b--";
    return new Visitor(port)
        .basic("danaDesigner", TestStaff.password("danaDesigner"))
        .send(
            "POST",
            ENGINE_REST + "/deployment/create",
            body,
            "Content-Type",
            "multipart/form-data; boundary=b");
  }
}
