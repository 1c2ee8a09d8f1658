package io.rondo.workers.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * What a model may bring into the engine. Whoever may deploy must still not run code: no script,
 * class, listener, connector or mail and shell task. Camunda's extensions are allowed by name,
 * everything else of them is refused.
 */
final class ModelGuard {

  private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";
  private static final String ACTIVITI = "http://activiti.org/bpmn";
  private static final Set<String> FORBIDDEN =
      Set.of("scriptTask", "script", "complexGateway", "ioSpecification", "resourceRole");
  private static final Set<String> ATTRIBUTES =
      Set.of(
          "asyncBefore",
          "asyncAfter",
          "exclusive",
          "jobPriority",
          "taskPriority",
          "priority",
          "type",
          "topic",
          "assignee",
          "candidateUsers",
          "candidateGroups",
          "candidateStarterUsers",
          "candidateStarterGroups",
          "initiator",
          "dueDate",
          "followUpDate",
          "formKey",
          "formRef",
          "formRefBinding",
          "formRefVersion",
          "historyTimeToLive",
          "isStartableInTasklist",
          "versionTag",
          "calledElementBinding",
          "calledElementVersion",
          "calledElementVersionTag",
          "decisionRef",
          "decisionRefBinding",
          "decisionRefVersion",
          "decisionRefVersionTag",
          "mapDecisionResult",
          "resultVariable",
          "collection",
          "elementVariable",
          "errorCodeVariable",
          "errorMessageVariable",
          "errorMessage",
          "escalationCodeVariable",
          "variableName",
          "variableEvents",
          "modelerTemplate",
          "modelerTemplateVersion",
          "modelerTemplateIcon");
  private static final Set<String> ELEMENTS =
      Set.of(
          "properties",
          "property",
          "inputOutput",
          "inputParameter",
          "outputParameter",
          "in",
          "out",
          "list",
          "map",
          "entry",
          "value",
          "failedJobRetryTimeCycle",
          "potentialStarter",
          "errorEventDefinition");

  private ModelGuard() {}

  /**
   * @throws BpmnParseException naming every element that is refused
   */
  static void check(Element root) {
    List<String> refused = new ArrayList<>();
    Element first = walk(root, root, refused, null);
    if (!refused.isEmpty()) {
      throw new BpmnParseException(
          "This model is refused. " + String.join(" ", refused), first == null ? root : first);
    }
  }

  /**
   * @param owner the nearest element with an id, which the sentence names
   */
  private static Element walk(Element element, Element owner, List<String> refused, Element first) {
    Element named = element.attribute("id") == null ? owner : element;
    int before = refused.size();
    checkOne(element, named, refused);
    Element found = first == null && refused.size() > before ? element : first;
    for (Element child : element.elements()) {
      found = walk(child, named, refused, found);
    }
    return found;
  }

  private static void checkOne(Element element, Element owner, List<String> refused) {
    String tag = element.getTagName();
    boolean extension = ours(element.getUri());
    if (extension ? !ELEMENTS.contains(tag) : FORBIDDEN.contains(tag)) {
      refuse(refused, owner, "may not have a " + tag);
    }
    if (tag.equals("conditionExpression") && element.attribute("language") != null) {
      refuse(refused, owner, "may not have a condition in a script language");
    }
    for (String attribute : element.attributes()) {
      int colon = attribute.lastIndexOf(':');
      String name = attribute.substring(colon + 1);
      if (colon > 0 && ours(attribute.substring(0, colon))) {
        checkAttribute(name, element.attribute(attribute), owner, refused);
      }
    }
    if (Set.of("serviceTask", "sendTask").contains(tag) && !isExternal(element)) {
      refuse(refused, owner, "must be an external task with a topic");
    }
  }

  private static void checkAttribute(
      String name, String value, Element owner, List<String> refused) {
    if (!ATTRIBUTES.contains(name)) {
      refuse(refused, owner, "may not use camunda:" + name);
    } else if (name.equals("type") && !"external".equals(value)) {
      refuse(refused, owner, "must be an external task, not " + value);
    } else if (name.equals("formKey") && value != null && value.startsWith("embedded:")) {
      refuse(refused, owner, "may not embed a page as its form");
    }
  }

  private static boolean isExternal(Element element) {
    return "external".equals(element.attribute(CAMUNDA + ":type"))
        && element.attribute(CAMUNDA + ":topic") != null;
  }

  private static boolean ours(String uri) {
    return CAMUNDA.equals(uri) || ACTIVITI.equals(uri);
  }

  private static void refuse(List<String> refused, Element owner, String why) {
    String id = owner.attribute("id");
    refused.add("%s %s %s.".formatted(owner.getTagName(), id == null ? "" : id, why));
  }
}
