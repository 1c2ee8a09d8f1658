package io.rondo.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Nothing that a person can deploy or ask runs code in the engine. */
@EngineTest.OnH2
class HardenedEngineTest {

  private static final String MODEL =
      """
      <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
          xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
          xmlns:camunda="http://camunda.org/schema/1.0/bpmn" targetNamespace="test">
        <bpmn:process id="Evil" isExecutable="true" camunda:historyTimeToLive="P1D">
          <bpmn:startEvent id="Event_Start" />
          <bpmn:sequenceFlow id="Flow_1" sourceRef="Event_Start" targetRef="Activity_It" />
          %s
          <bpmn:sequenceFlow id="Flow_2" sourceRef="Activity_It" targetRef="Event_End" />
          <bpmn:endEvent id="Event_End" />
        </bpmn:process>
      </bpmn:definitions>
      """;

  @Autowired private TaskService tasks;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService repository;
  @Autowired private FilterService filters;
  @Autowired private IdentityService identity;

  @AfterEach
  void clean() {
    repository
        .createDeploymentQuery()
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  private void deploy(String xml) {
    repository
        .createDeployment()
        .addInputStream(
            "Evil.bpmn", new java.io.ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .deploy();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${''.getClass().forName('java.lang.Runtime')}",
        "${''.class}",
        "${\"\".getClass()}",
        "${[].getClass()}",
        "${'a'.length()}",
        "${'a'['class']}",
        "${rondoTime.getClass()}",
        "${rondoTime.class}",
        "${rondoTime.methods}",
        "${rondoTime.clock}",
        "${rondoTime.now().getTime()}",
        "${now().getClass()}",
        "${dateTime().plusDays(1)}",
        "${currentUserGroups().getClass()}",
        "${processEngine}",
        "${runtimeService}",
        "${dataSource}",
        "${execution.getProcessEngineServices()}",
        "${S('{}').getClass()}",
        "${XML('<a/>')}",
        "${JSON('{}')}",
        "#{''.getClass()}"
      })
  void aQueryThatCallsAnythingIsRefused(String expression) {
    assertThatThrownBy(() -> filtered(tasks.createTaskQuery().dueAfterExpression(expression)))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(
            () ->
                tasks
                    .createTaskQuery()
                    .or()
                    .taskAssigneeExpression(expression)
                    .dueAfterExpression(expression)
                    .endOr()
                    .list())
        .isInstanceOf(RuntimeException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${now()}",
        "${rondoTime.now()}",
        "${rondoTime.startOfToday()}",
        "${rondoTime.startOfTomorrow()}"
      })
  void whatFiltersNeedWorks(String expression) {
    assertThat(filtered(tasks.createTaskQuery().dueBeforeExpression(expression))).isEmpty();
  }

  @Test
  void aFilterMayAskWhoIsLookingAndInWhichGroups() {
    identity.setAuthentication("mia", List.of("marketing"));
    try {
      assertThat(filtered(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")))
          .isEmpty();
      assertThat(
              filtered(
                  tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}")))
          .isEmpty();
    } finally {
      identity.clearAuthentication();
    }
  }

  @Test
  void aQueryOfAVisitorMayHoldNoExpressionAtAll() {
    assertThatThrownBy(() -> tasks.createTaskQuery().dueAfterExpression("${now()}").list())
        .hasMessageContaining("forbidden");
  }

  /** What Tasklist does with a stored filter. */
  private List<Task> filtered(TaskQuery query) {
    var filter = filters.saveFilter(filters.newTaskFilter("probe").setQuery(query));
    try {
      return filters.list(filter.getId());
    } finally {
      filters.deleteFilter(filter.getId());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "${execution.getProcessEngineServices().getRuntimeService()}",
        "${execution.processEngineServices}",
        "${execution.processInstance}",
        "${execution.setVariable('a', 'b')}",
        "${name.getClass().forName('java.lang.Runtime').getMethods()}",
        "${name.class}",
        "${list.getClass()}",
        "${list.size()}",
        "${node.getClass()}",
        "${node.unwrap()}",
        "${authenticatedUserId}",
        "${task}"
      })
  void anExpressionInAModelReadsVariablesOnly(String expression) {
    deploy(
        MODEL.formatted(
            "<bpmn:userTask id=\"Activity_It\" camunda:assignee=\"%s\" />"
                .formatted(expression.replace("\"", "&quot;"))));

    assertThatThrownBy(
            () ->
                runtime.startProcessInstanceByKey(
                    "Evil",
                    Map.of(
                        "name",
                        "mia",
                        "node",
                        SpinValues.jsonValue("{\"name\":\"mia\"}").create(),
                        "list",
                        SpinValues.jsonValue("[1]").create())))
        .isInstanceOf(ProcessEngineException.class);
  }

  @Test
  void anExpressionReadsVariablesJsonAndTheKey() {
    deploy(
        MODEL.formatted(
            """
            <bpmn:userTask id="Activity_It"
              camunda:assignee="${node.name}-${count + 1}-${execution.processBusinessKey}" />
            """));

    var instance =
        runtime.startProcessInstanceByKey(
            "Evil",
            Map.of("count", 1, "node", SpinValues.jsonValue("{\"name\":\"mia\"}").create()));

    assertThat(tasks.createTaskQuery().singleResult().getAssignee())
        .isEqualTo("mia-2-" + instance.getBusinessKey());
  }

  @Test
  void aModelThatBringsCodeIsRefusedByName() {
    List<String> evil =
        List.of(
            "<bpmn:scriptTask id=\"Activity_It\" scriptFormat=\"groovy\"><bpmn:script>1</bpmn:script></bpmn:scriptTask>",
            "<bpmn:scriptTask id=\"Activity_It\" scriptFormat=\"juel\"><bpmn:script>${1}</bpmn:script></bpmn:scriptTask>",
            "<bpmn:serviceTask id=\"Activity_It\" camunda:class=\"java.lang.Runtime\" />",
            "<bpmn:serviceTask id=\"Activity_It\" camunda:delegateExpression=\"${x}\" />",
            "<bpmn:serviceTask id=\"Activity_It\" camunda:expression=\"${x}\" />",
            "<bpmn:serviceTask id=\"Activity_It\" camunda:type=\"shell\"><bpmn:extensionElements><camunda:field name=\"command\" stringValue=\"id\" /></bpmn:extensionElements></bpmn:serviceTask>",
            "<bpmn:sendTask id=\"Activity_It\" camunda:type=\"mail\" />",
            "<bpmn:serviceTask id=\"Activity_It\"><bpmn:extensionElements><camunda:connector><camunda:connectorId>http-connector</camunda:connectorId></camunda:connector></bpmn:extensionElements></bpmn:serviceTask>",
            "<bpmn:userTask id=\"Activity_It\"><bpmn:extensionElements><camunda:taskListener event=\"create\" class=\"A\" /></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:userTask id=\"Activity_It\"><bpmn:extensionElements><camunda:executionListener event=\"start\" expression=\"${x}\" /></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:userTask id=\"Activity_It\"><bpmn:extensionElements><camunda:inputOutput><camunda:inputParameter name=\"a\"><camunda:script scriptFormat=\"groovy\">1</camunda:script></camunda:inputParameter></camunda:inputOutput></bpmn:extensionElements></bpmn:userTask>",
            "<bpmn:userTask id=\"Activity_It\" camunda:formKey=\"embedded:deployment:evil.html\" />",
            "<bpmn:userTask id=\"Activity_It\" xmlns:a=\"http://activiti.org/bpmn\" a:formHandlerClass=\"A\" />",
            "<bpmn:callActivity id=\"Activity_It\" calledElement=\"A\" camunda:variableMappingClass=\"A\" />",
            "<bpmn:businessRuleTask id=\"Activity_It\" camunda:class=\"A\" />");
    for (String element : evil) {
      assertThatThrownBy(() -> deploy(MODEL.formatted(element)))
          .as(element)
          .isInstanceOf(ParseException.class)
          .hasMessageContaining("This model is refused.")
          .hasMessageContaining("Activity_It");
    }
    assertThat(repository.createProcessDefinitionQuery().count()).isZero();
  }

  @Test
  void aConditionInAScriptLanguageIsRefused() {
    String model =
        MODEL
            .formatted("<bpmn:userTask id=\"Activity_It\" />")
            .replace(
                "targetRef=\"Activity_It\" />",
                "targetRef=\"Activity_It\"><bpmn:conditionExpression xsi:type=\"bpmn:tFormalExpression\" language=\"groovy\">true</bpmn:conditionExpression></bpmn:sequenceFlow>");

    assertThatThrownBy(() -> deploy(model))
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("Flow_1");
  }

  @Test
  void aModelWithAnExternalStepIsWelcome() {
    deploy(
        MODEL.formatted(
            "<bpmn:serviceTask id=\"Activity_It\" camunda:type=\"external\" camunda:topic=\"a.doIt\" />"));

    assertThat(repository.createProcessDefinitionQuery().count()).isEqualTo(1);
  }

  @Test
  void nobodyHidesAModelBehindATenant() {
    var deployment =
        repository
            .createDeployment()
            .tenantId("other")
            .addString("Table.dmn", DmnXml.table("T", "UNIQUE").output("o", "string").file());

    assertThatThrownBy(deployment::deploy)
        .isInstanceOf(ParseException.class)
        .hasMessage("This model is refused. Rondo has no tenants. Deploy without one.");
    assertThat(repository.createDeploymentQuery().count()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Table.dmn", "Table.dmn11.xml", "deep/in/Table.dmn"})
  void aTableIsAskedUnderEveryNameThatTheEngineReads(String fileName) {
    String overlapping =
        DmnXml.table("T", "UNIQUE").output("o", "string").row("\"a\"").row("\"b\"").file();

    assertThatThrownBy(
            () -> repository.createDeployment().addString(fileName, overlapping).deploy())
        .isInstanceOf(ParseException.class)
        .hasMessageContaining("rows 1 and 2 both fit everything");
  }
}
