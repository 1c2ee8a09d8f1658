package io.rondo.processes;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.Expression;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ReceiveTask;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.Signal;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaOut;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** How Rondo draws BPMN; each rule lists what breaks it. */
enum ModelRule {
  THE_ID_IS_THE_FILE_NAME(
      (checked, broken) -> {
        if (!checked.process().getId().equals(checked.name)) {
          broken.add(checked.process().getId());
        }
      }),
  A_PROCESS_HAS_NAME_DOCUMENTATION_AND_TIME_TO_LIVE(
      (checked, broken) -> {
        Process process = checked.process();
        boolean documented =
            process.getDocumentations().stream()
                .anyMatch(text -> text.getTextContent().endsWith("."));
        if (isBlank(process.getName())
            || !documented
            || isBlank(process.getCamundaHistoryTimeToLiveString())) {
          broken.add(process.getId());
        }
      }),
  AT_MOST_TWENTY_NODES(
      (checked, broken) -> {
        int nodes = checked.all(FlowNode.class).size();
        if (nodes > 20) {
          broken.add(nodes + " nodes");
        }
      }),
  EVERYTHING_BUT_A_JOIN_IS_NAMED(
      (checked, broken) ->
          checked.all(FlowNode.class).stream()
              .filter(node -> !(node instanceof Gateway) || node.getOutgoing().size() > 1)
              .filter(node -> isBlank(node.getName()))
              .forEach(node -> broken.add(node.getId()))),
  THE_ID_IS_THE_LABEL(
      (checked, broken) ->
          checked.all(FlowNode.class).stream()
              .filter(node -> !isBlank(node.getName()))
              .filter(node -> !node.getId().equals(prefix(node) + pascal(node.getName())))
              .forEach(node -> broken.add(node.getId()))),
  A_CONDITION_IS_ITS_GATEWAYS_QUESTION(
      (checked, broken) ->
          checked.all(SequenceFlow.class).stream()
              .filter(flow -> flow.getConditionExpression() != null)
              .filter(
                  flow ->
                      !flow.getConditionExpression()
                          .getTextContent()
                          .equals("${" + camel(flow.getSource().getName()) + "}"))
              .forEach(flow -> broken.add(flow.getId()))),
  A_SPLIT_HAS_THE_DEFAULT_NO(
      (checked, broken) ->
          checked.all(ExclusiveGateway.class).stream()
              .filter(gateway -> gateway.getOutgoing().size() > 1)
              .filter(
                  gateway ->
                      gateway.getDefault() == null
                          || !"no".equals(gateway.getDefault().getName())
                          || !gateway.getName().endsWith("?"))
              .forEach(gateway -> broken.add(gateway.getId()))),
  A_WAY_OUT_OF_A_SPLIT_SAYS_WHEN(
      (checked, broken) ->
          checked.all(SequenceFlow.class).stream()
              .filter(flow -> flow.getSource() instanceof Gateway)
              .filter(flow -> !(flow.getSource() instanceof EventBasedGateway))
              .filter(flow -> flow.getSource().getOutgoing().size() > 1)
              .filter(
                  flow ->
                      isBlank(flow.getName())
                          || !flow.getId()
                              .equals(
                                  "Flow_%s_%s"
                                      .formatted(
                                          pascal(flow.getSource().getName()),
                                          pascal(flow.getName()))))
              .forEach(flow -> broken.add(flow.getId()))),
  /** There the events say when, so the flows to them say nothing. */
  WHAT_WAITS_FOR_THE_FIRST_EVENT_LEADS_TO_EVENTS(
      (checked, broken) ->
          checked.all(EventBasedGateway.class).stream()
              .filter(gateway -> !leadsToEvents(gateway))
              .forEach(gateway -> broken.add(gateway.getId()))),
  /** Duties of a table may be several at once, people of an audience never: so no collections. */
  SEVERAL_AT_ONCE_ARE_CALLS_COUNTED_BY_A_VARIABLE(
      (checked, broken) ->
          checked.all(MultiInstanceLoopCharacteristics.class).stream()
              .filter(loop -> !isCounted(loop))
              .map(loop -> ((BaseElement) loop.getParentElement()).getId())
              .forEach(broken::add)),
  /** A mail program or a proxy opens mails by itself: it says nothing of a person. */
  NO_WAY_HANGS_ON_AN_OPEN(
      (checked, broken) -> {
        checked.all(Expression.class).stream()
            .map(Expression::getTextContent)
            .filter(ModelRule::speaksOfAnOpen)
            .forEach(broken::add);
        checked.all(Message.class).stream()
            .map(Message::getName)
            .filter(ModelRule::speaksOfAnOpen)
            .forEach(broken::add);
        checked.all(Signal.class).stream()
            .map(Signal::getName)
            .filter(ModelRule::speaksOfAnOpen)
            .forEach(broken::add);
        checked.all(Gateway.class).stream()
            .filter(gateway -> speaksOfAnOpen(gateway.getName()))
            .forEach(gateway -> broken.add(gateway.getId()));
      }),
  A_STEP_IS_AN_EXTERNAL_TASK_NAMED_LIKE_ITS_TOPIC(
      (checked, broken) ->
          checked.all(ServiceTask.class).stream()
              .filter(
                  task ->
                      !"external".equals(task.getCamundaType())
                          || !saysTopic(task.getName(), task.getCamundaTopic()))
              .forEach(task -> broken.add(task.getId()))),
  NO_SCRIPT_AND_NO_LISTENER(
      (checked, broken) -> {
        checked.all(ScriptTask.class).forEach(task -> broken.add(task.getId()));
        for (Class<? extends ModelElementInstance> type :
            List.of(CamundaExecutionListener.class, CamundaTaskListener.class)) {
          checked
              .all(type)
              .forEach(listener -> broken.add(listener.getElementType().getTypeName()));
        }
      }),
  /** What leads straight to a wait does nothing before it that could fail, and saves there. */
  A_START_SAVES_FIRST_OR_LEADS_TO_A_WAIT(
      (checked, broken) ->
          checked.all(StartEvent.class).stream()
              .filter(start -> start.getParentElement() instanceof Process)
              .filter(start -> !start.isCamundaAsyncBefore())
              .filter(start -> !leadsToAWait(start))
              .forEach(start -> broken.add(start.getId()))),
  WHAT_WAITED_SAVES_AFTERWARDS(
      (checked, broken) -> {
        List<FlowNode> waiting = new ArrayList<>(checked.all(UserTask.class));
        waiting.addAll(checked.all(ReceiveTask.class));
        checked.all(IntermediateCatchEvent.class).stream()
            .filter(
                event ->
                    event.getEventDefinitions().stream()
                        .anyMatch(MessageEventDefinition.class::isInstance))
            .forEach(waiting::add);
        waiting.stream()
            .filter(node -> !node.isCamundaAsyncAfter())
            .forEach(node -> broken.add(node.getId()));
      }),
  A_CALL_NAMES_WHAT_GOES_IN_AND_OUT(
      (checked, broken) ->
          checked.all(CallActivity.class).stream()
              .filter(call -> !isExplicit(call))
              .forEach(call -> broken.add(call.getId()))),
  A_PERSONS_TASK_SAYS_WHAT_IS_ASKED_OF_WHOM_BY_WHEN(
      (checked, broken) ->
          checked.all(UserTask.class).stream()
              .filter(task -> !isComplete(task))
              .forEach(task -> broken.add(task.getId()))),
  EVERYTHING_IS_DRAWN(
      (checked, broken) -> {
        checked.all(FlowNode.class).stream()
            .filter(node -> !checked.drawing().shows(node))
            .forEach(node -> broken.add(node.getId()));
        checked.all(SequenceFlow.class).stream()
            .filter(flow -> !checked.drawing().shows(flow))
            .forEach(flow -> broken.add(flow.getId()));
      }),
  THE_HAPPY_PATH_IS_ONE_STRAIGHT_AXIS(
      (checked, broken) -> {
        List<FlowNode> path = checked.drawing().happyPath();
        for (int i = 1; i < path.size(); i++) {
          FlowNode before = path.get(i - 1);
          FlowNode node = path.get(i);
          if (checked.drawing().y(node) != checked.drawing().y(before)
              || checked.drawing().x(node) <= checked.drawing().x(before)) {
            broken.add(node.getId());
          }
        }
      }),
  REMINDERS_ARE_ABOVE_AND_EXCEPTIONS_BELOW(
      (checked, broken) -> {
        List<FlowNode> path = checked.drawing().happyPath();
        double axis = checked.drawing().y(path.get(0));
        List<FlowNode> reminders = new ArrayList<>();
        checked.all(BoundaryEvent.class).stream()
            .filter(event -> !event.cancelActivity())
            .forEach(event -> reminders.addAll(checked.drawing().after(event)));
        for (FlowNode node : checked.all(FlowNode.class)) {
          double y = checked.drawing().y(node);
          boolean stands = path.contains(node) || node instanceof BoundaryEvent;
          if (!stands && (reminders.contains(node) ? y >= axis : y <= axis)) {
            broken.add(node.getId());
          }
        }
      }),
  NO_FLOW_RUNS_OVER_A_NODE(
      (checked, broken) ->
          checked.all(SequenceFlow.class).stream()
              .filter(flow -> !checked.drawing().crossed(flow).isEmpty())
              .forEach(flow -> broken.add(flow.getId())));

  private final BiConsumer<Checked, List<String>> check;

  ModelRule(BiConsumer<Checked, List<String>> check) {
    this.check = check;
  }

  /** The ids of what breaks this rule; empty when the model keeps it. */
  List<String> broken(String name, BpmnModelInstance model) {
    List<String> broken = new ArrayList<>();
    check.accept(new Checked(name, model, new Drawing(model)), broken);
    return broken;
  }

  /** The model under a rule. */
  private record Checked(String name, BpmnModelInstance model, Drawing drawing) {
    Process process() {
      return all(Process.class).iterator().next();
    }

    <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
      return model.getModelElementsByType(type);
    }
  }

  private static boolean isBlank(String text) {
    return text == null || text.isBlank();
  }

  private static String prefix(FlowNode node) {
    if (node instanceof Event) {
      return "Event_";
    }
    return node instanceof Gateway ? "Gateway_" : "Activity_";
  }

  private static String pascal(String label) {
    StringBuilder id = new StringBuilder();
    for (String word : label.replace("e-mail", "email").split("[^A-Za-z0-9]+")) {
      if (!word.isEmpty()) {
        id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return id.toString();
  }

  private static String camel(String label) {
    String pascal = pascal(label);
    return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
  }

  /** Every word of the topic's second half stands in the label, in order. */
  private static boolean saysTopic(String label, String topic) {
    if (topic == null || !topic.matches("[a-z]+\\.[a-z]+([A-Z][a-z]+)+")) {
      return false;
    }
    String said = label.replace("e-mail", "email").toLowerCase(Locale.ROOT);
    int from = 0;
    for (String word : topic.substring(topic.indexOf('.') + 1).split("(?=[A-Z])")) {
      from = said.indexOf(word.toLowerCase(Locale.ROOT), from);
      if (from < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether one of the words in a name, label or expression is an open. */
  private static boolean speaksOfAnOpen(String text) {
    return text != null
        && Stream.of(text.split("[^A-Za-z]+|(?=[A-Z])"))
            .map(word -> word.toLowerCase(Locale.ROOT))
            .anyMatch(Set.of("open", "opens", "opened", "opening")::contains);
  }

  private static boolean leadsToAWait(StartEvent start) {
    return start.getOutgoing().stream()
        .map(SequenceFlow::getTarget)
        .allMatch(
            next ->
                next instanceof UserTask
                    || next instanceof ReceiveTask
                    || next instanceof IntermediateCatchEvent
                    || next instanceof ServiceTask);
  }

  private static boolean leadsToEvents(EventBasedGateway gateway) {
    return gateway.getOutgoing().size() > 1
        && gateway.getOutgoing().stream()
            .allMatch(
                flow ->
                    isBlank(flow.getName())
                        && flow.getConditionExpression() == null
                        && flow.getTarget() instanceof IntermediateCatchEvent);
  }

  private static boolean isCounted(MultiInstanceLoopCharacteristics loop) {
    return loop.getParentElement() instanceof CallActivity
        && !loop.isSequential()
        && isBlank(loop.getCamundaCollection())
        && loop.getLoopDataInputRef() == null
        && isBareVariable(loop.getLoopCardinality())
        && (loop.getCompletionCondition() == null || isBareVariable(loop.getCompletionCondition()));
  }

  private static boolean isBareVariable(ModelElementInstance expression) {
    return expression != null && expression.getTextContent().matches("\\$\\{[a-z]\\w*}");
  }

  private static boolean isExplicit(CallActivity call) {
    Collection<CamundaIn> in =
        call.getExtensionElements() == null
            ? List.of()
            : call.getExtensionElements().getElementsQuery().filterByType(CamundaIn.class).list();
    Collection<CamundaOut> out =
        call.getExtensionElements() == null
            ? List.of()
            : call.getExtensionElements().getElementsQuery().filterByType(CamundaOut.class).list();
    return in.stream().anyMatch(mapping -> mapping.getCamundaBusinessKey() != null)
        && in.stream().noneMatch(mapping -> "all".equals(mapping.getCamundaVariables()))
        && out.stream().noneMatch(mapping -> "all".equals(mapping.getCamundaVariables()))
        && in.stream().map(CamundaIn::getCamundaSource).anyMatch(Objects::nonNull);
  }

  private static boolean isComplete(UserTask task) {
    boolean asks =
        task.getModelInstance().getModelElementsByType(CamundaInputParameter.class).stream()
            .filter(input -> input.getCamundaName().equals("ask"))
            .anyMatch(
                input ->
                    input.getParentElement().getParentElement().getParentElement().equals(task));
    boolean somebody =
        !isBlank(task.getCamundaAssignee()) || !isBlank(task.getCamundaCandidateGroups());
    return asks
        && somebody
        && !isBlank(task.getCamundaDueDate())
        && "latest".equals(task.getCamundaFormRefBinding());
  }
}
