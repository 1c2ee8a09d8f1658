package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;

/** A case of the service, driven by the facts of its steps. */
abstract class ServiceProcessTest extends CampaignProcessTest {

  static final String ANSWER = "Activity_AnswerCustomer";
  static final String SETTLED = "followup.caseSettled";
  static final String BACK = "followup.customerAnswered";
  static final Map<String, Object> ANSWERED = Map.of("answerGiven", true, "answerNeedless", false);

  @BeforeEach
  void theServiceWorks() {
    init(engine);
    fact("followup.sendAnswer", Map.of("answerStands", true, "quietAt", inTwoWeeks()));
    fact("followup.askSurvey", Map.of("surveyEndsAt", inTwoWeeks()));
    fact("followup.closeCase", Map.of("customerSettled", true));
    fact("followup.reopenCase", clock("sam"));
    fact("followup.thankCustomer", Map.of("howToAt", inTwoWeeks()));
    fact("followup.sendHowTo", Map.of("checkInAt", inTwoWeeks()));
    fact("followup.sendHelp", Map.of("checkUsageAt", inTwoWeeks()));
  }

  static Map<String, Object> clock(String owner) {
    Map<String, Object> variables = new HashMap<>();
    Date at = inTwoWeeks();
    variables.put("owner", owner);
    variables.put("remindAt", at);
    variables.put("dueAt", at);
    variables.put("escalateAt", at);
    return variables;
  }

  /** A case that this person has; null for the whole service. */
  void open(String process, String owner) {
    Map<String, Object> variables = clock(owner);
    variables.put("caseCode", "S-2026-0001");
    variables.put("caseTitle", "Complaint by email, high");
    campaign = engine.getRuntimeService().startProcessInstanceByKey(process, variables);
    goOn();
  }

  /** A case whose first answer is written already. */
  void openAnswered() {
    campaign =
        engine
            .getRuntimeService()
            .startProcessInstanceByMessage(
                "followup.answerPrepared", Map.of("caseCode", "S-2026-0001"));
    goOn();
  }
}
