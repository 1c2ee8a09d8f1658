package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.processes.security.Role;
import io.rondo.workers.approval.Decision;
import io.rondo.workers.approval.Reason;
import io.rondo.workers.approval.Recalls;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.engine.TaskRule;
import io.rondo.workers.engine.Worker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Error;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.Output;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/** What models name exists in code, and what code offers is used by a model. */
class ContractTest {

  /** What Tasklist 7.24 renders and submits. */
  private static final Set<String> COMPONENTS =
      Set.of(
          "text",
          "html",
          "textfield",
          "textarea",
          "number",
          "checkbox",
          "radio",
          "select",
          "checklist",
          "taglist",
          "datetime",
          "group",
          "dynamiclist",
          "separator",
          "spacer",
          "table",
          "expression");

  private static final Pattern EXPRESSION = Pattern.compile("[$#]\\{(\\w+)([.}])");

  /** {@code capability.verbObject} or {@code capability.factInPast}, and nothing around it. */
  private static final Pattern TOPIC_OR_MESSAGE =
      Pattern.compile("(?<![\\w./])[a-z]+\\.[a-z]+[A-Z]\\w+(?![\\w./])");

  private static final Pattern MUSTACHE = Pattern.compile("\\{\\{(\\w+)}}");

  private final Collection<BpmnModelInstance> models = Models.all().values();

  @Test
  void everyTopicHasItsWorkerAndEveryWorkerItsTopic() {
    Set<String> drawn =
        all(ServiceTask.class)
            .map(ServiceTask::getCamundaTopic)
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> served = new TreeSet<>();
    for (Class<?> type : implementations(Worker.class)) {
      String topic = ((Worker) withoutFields(type)).topic();
      assertThat(type.getName()).isEqualTo(className(topic));
      served.add(topic);
    }
    assertThat(served).isEqualTo(drawn);
  }

  private static String className(String topic) {
    int dot = topic.indexOf('.');
    return "io.rondo.workers.%s.%s%sWorker"
        .formatted(
            topic.substring(0, dot),
            Character.toUpperCase(topic.charAt(dot + 1)),
            topic.substring(dot + 2));
  }

  @Test
  void everyTaskRuleNamesAUserTask() {
    Set<String> tasks = all(UserTask.class).map(UserTask::getId).collect(Collectors.toSet());
    for (Class<?> type : implementations(TaskRule.class)) {
      assertThat(tasks).contains(((TaskRule) withoutFields(type)).task());
    }
  }

  @Test
  void everyMessageAndErrorIsToldByTheApplicationAndTheOtherWayRound() {
    Set<String> told = new TreeSet<>();
    bytecode()
        .forEach(
            code -> {
              Matcher name = TOPIC_OR_MESSAGE.matcher(code);
              while (name.find()) {
                told.add(name.group());
              }
            });
    all(ServiceTask.class).map(ServiceTask::getCamundaTopic).forEach(told::remove);
    told.removeIf(name -> !capabilities().contains(name.substring(0, name.indexOf('.'))));
    Stream<String> messages = all(Message.class).map(Message::getName);
    Stream<String> errors = all(Error.class).map(Error::getErrorCode);
    assertThat(told)
        .isEqualTo(Stream.concat(messages, errors).collect(Collectors.toSet()))
        .contains(Campaigns.STOPPED, Recalls.RECALLED);
  }

  @Test
  void everyCalledProcessExists() {
    assertThat(Models.all().keySet())
        .containsAll(all(CallActivity.class).map(CallActivity::getCalledElement).toList());
  }

  @Test
  void everyUserTaskHasItsFormAndEveryFormIsUsed() {
    Set<String> used = new TreeSet<>();
    all(UserTask.class).forEach(task -> used.add(String.valueOf(task.getCamundaFormRef())));
    all(StartEvent.class)
        .map(StartEvent::getCamundaFormRef)
        .filter(form -> form != null)
        .forEach(used::add);
    assertThat(forms().keySet()).isEqualTo(used);
  }

  @Test
  void aFormIsNamedLikeItsFileAndUsesOnlyWhatTasklistKnows() {
    forms()
        .forEach(
            (name, form) -> {
              assertThat(form.path("id").asText()).isEqualTo(name);
              assertThat(form.path("schemaVersion").asInt()).isEqualTo(16);
              List<JsonNode> components = components(form);
              assertThat(components)
                  .as(name)
                  .allSatisfy(
                      component -> assertThat(component.path("type").asText()).isIn(COMPONENTS));
              assertThat(components.stream().map(component -> component.path("id").asText()))
                  .as("ids of " + name)
                  .doesNotHaveDuplicates();
            });
  }

  @Test
  void everyFieldOfAFormIsReadBySomebody() {
    Set<String> code = constants();
    // the one of the decision that was made is read
    Stream.of(Decision.values()).map(decision -> decision.text() + "Reason").forEach(code::add);
    Set<String> models = readByModels();
    forms()
        .forEach(
            (name, form) ->
                assertThat(keys(form))
                    .as("fields of " + name)
                    .allMatch(key -> code.contains(key) || models.contains(key)));
  }

  @Test
  void everyVariableThatAModelReadsIsWrittenBySomebody() {
    Set<String> known = constants();
    forms().values().forEach(form -> known.addAll(keys(form)));
    // the engine's own: beans, the counter of a multi-instance, a literal
    known.addAll(Set.of("execution", "rondoTime", "loopCounter", "false"));
    assertThat(readByModels()).isSubsetOf(known);
  }

  @Test
  void everyVariableThatAFormShowsIsWrittenBySomebody() {
    Set<String> known = constants();
    forms().values().forEach(form -> known.addAll(keys(form)));
    forms()
        .forEach(
            (name, form) -> {
              Matcher shown = MUSTACHE.matcher(form.toString());
              while (shown.find()) {
                assertThat(known).as(name).contains(shown.group(1));
              }
            });
  }

  @Test
  void everyTableIsAskedByTheCodeAndNamesOnlyWhatTheCodeKnows() {
    Set<String> code = constants();
    for (String xml : Models.tables().values()) {
      DmnModelInstance tables = Models.readTables(xml);
      assertThat(tables.getModelElementsByType(org.camunda.bpm.model.dmn.instance.Decision.class))
          .allSatisfy(table -> assertThat(code).contains(table.getId()));
      assertThat(tables.getModelElementsByType(InputExpression.class))
          .allSatisfy(input -> assertThat(code).contains(input.getText().getTextContent()));
      assertThat(tables.getModelElementsByType(Output.class))
          .allSatisfy(output -> assertThat(code).contains(output.getName()));
    }
  }

  @Test
  void theShippedRouteNamesOnlyGroupsThatAreThere() {
    Set<String> groups =
        Stream.of(Role.values()).map(role -> '"' + role.group() + '"').collect(Collectors.toSet());
    for (DecisionTable table :
        Models.readTables(Models.tables().get("ApprovalRoute"))
            .getModelElementsByType(DecisionTable.class)) {
      int column = table.getOutputs().stream().map(Output::getName).toList().indexOf("group");
      assertThat(table.getRules())
          .filteredOn(row -> column >= 0)
          .extracting(row -> List.copyOf(row.getOutputEntries()).get(column))
          .allSatisfy(cell -> assertThat(groups).contains(cell.getText().getTextContent()));
    }
  }

  @Test
  void theReviewFormOffersTheReasonsThatTheCodeKnows() {
    for (Decision decision : Decision.values()) {
      Map<String, String> known = new LinkedHashMap<>();
      Reason.of(decision).forEach(reason -> known.put(reason.code(), reason.words()));
      Map<String, String> offered = new LinkedHashMap<>();
      components(forms().get("ReviewCampaign")).stream()
          .filter(component -> component.path("key").asText().equals(decision.text() + "Reason"))
          .flatMap(component -> StreamSupport.stream(component.path("values").spliterator(), false))
          .forEach(
              value -> offered.put(value.path("value").asText(), value.path("label").asText()));
      assertThat(offered).as(decision.text()).isEqualTo(known);
    }
  }

  @Test
  void noTwoResourcesShareAFileName() {
    List<String> names =
        Stream.of("processes/**/*.bpmn", "processes/**/*.dmn", "forms/**/*.form")
            .flatMap(pattern -> TestEngine.resources("classpath*:" + pattern).stream())
            .map(Resource::getFilename)
            .toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  private Set<String> readByModels() {
    Set<String> read = new TreeSet<>();
    for (BpmnModelInstance model : models) {
      Matcher expression = EXPRESSION.matcher(Models.xml(model));
      while (expression.find()) {
        read.add(expression.group(1));
      }
      model.getModelElementsByType(CamundaIn.class).stream()
          .map(CamundaIn::getCamundaSource)
          .filter(source -> source != null)
          .forEach(read::add);
      model.getModelElementsByType(CamundaOut.class).stream()
          .map(CamundaOut::getCamundaSource)
          .forEach(read::add);
    }
    return read;
  }

  private <T extends org.camunda.bpm.model.xml.instance.ModelElementInstance> Stream<T> all(
      Class<T> type) {
    return models.stream().flatMap(model -> model.getModelElementsByType(type).stream());
  }

  private static Map<String, JsonNode> forms() {
    Map<String, JsonNode> forms = new TreeMap<>();
    for (Resource resource : TestEngine.resources("classpath*:forms/*.form")) {
      try {
        forms.put(
            resource.getFilename().replace(".form", ""),
            new ObjectMapper().readTree(resource.getInputStream()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return forms;
  }

  private static List<JsonNode> components(JsonNode parent) {
    List<JsonNode> all = new ArrayList<>();
    for (JsonNode component : parent.path("components")) {
      all.add(component);
      all.addAll(components(component));
    }
    return all;
  }

  private static Set<String> keys(JsonNode form) {
    Set<String> keys = new TreeSet<>();
    for (JsonNode component : components(form)) {
      for (String property : List.of("key", "path")) {
        if (component.hasNonNull(property)) {
          keys.add(component.path(property).asText());
        }
      }
    }
    return keys;
  }

  private static List<Class<?>> implementations(Class<?> type) {
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AssignableTypeFilter(type));
    scanner.setResourcePattern("**/*.class");
    return scanner.findCandidateComponents("io.rondo.workers").stream()
        .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
        .filter(found -> !found.getName().contains("Test") && !found.isAnonymousClass())
        .filter(found -> !found.getProtectionDomain().toString().contains("test"))
        .<Class<?>>map(found -> found)
        .toList();
  }

  private static Object withoutFields(Class<?> type) {
    return Mockito.mock(type, Mockito.CALLS_REAL_METHODS);
  }

  /** Every text constant of the workers: the names that code writes and reads. */
  private static Set<String> constants() {
    Set<String> constants = new TreeSet<>();
    bytecode()
        .forEach(
            code -> {
              Matcher word = Pattern.compile("\\w+").matcher(code);
              while (word.find()) {
                constants.add(word.group());
              }
            });
    return constants;
  }

  /** The packages of the workers. */
  private static Set<String> capabilities() {
    Pattern path = Pattern.compile("io/rondo/workers/(\\w+)/package-info");
    Set<String> capabilities = new TreeSet<>();
    for (Resource type : TestEngine.resources("classpath*:io/rondo/workers/*/package-info.class")) {
      Matcher found = path.matcher(type.toString().replace('\\', '/'));
      if (found.find()) {
        capabilities.add(found.group(1));
      }
    }
    return capabilities;
  }

  private static Stream<String> bytecode() {
    return TestEngine.resources("classpath*:io/rondo/workers/**/*.class").stream()
        .map(
            type -> {
              try {
                return new String(
                    type.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
  }
}
