package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.plugin.variable.SpinValues;
import org.junit.jupiter.api.BeforeEach;

/**
 * A campaign that tests drive by the facts of its steps: what a worker would leave behind is said
 * beforehand, people act by their tasks, and time passes by executing its timer.
 */
abstract class CampaignProcessTest {

  static final String REVIEW = "Activity_ReviewCampaign";
  static final String COMPLETE_BRIEF = "Activity_CompleteBrief";
  static final String REWORK_BRIEF = "Activity_ReworkBrief";
  static final String DECIDE_DOUBTS = "Activity_DecideDoubts";
  static final String WATCH_RESPONSES = "Activity_WatchResponses";
  static final String CLOSE_OUT = "Activity_CloseOutCampaign";
  static final String SEND_DATE = "Event_SendDateReached";
  static final String WINDOW_ENDED = "Event_ResponseWindowEnded";
  static final String REVIEW_OVERDUE = "Event_ReviewOverdue";
  static final String NOBODY = "";

  final ProcessEngine engine = TestEngine.engine();

  /** The topics whose steps were done, in order. */
  final List<String> done = new ArrayList<>();

  /** Topics whose steps stay open. */
  final Set<String> held = new java.util.HashSet<>();

  private final Map<String, Map<String, Object>> facts = new HashMap<>();
  private final Map<String, List<Map<String, Object>>> next = new HashMap<>();

  String outcome;
  ProcessInstance campaign;

  @BeforeEach
  void everythingGoesWell() {
    init(engine);
    fact("audience.checkBrief", Map.of("briefSound", true, "briefProblem", ""));
    fact("delivery.sendProof", Map.of("proofSent", true, "briefProblem", ""));
    fact(
        "audience.freezeAudience",
        Map.of("audienceFound", true, "audienceSize", 3, "sendAt", new Date(0)));
    fact(
        "delivery.deliverEmail",
        Map.of("deliveryFinished", true, "doubtCount", 0, "outcomesCertain", true));
    fact("response.setWindow", Map.of("windowOver", false, "responseWindowEndsAt", inTwoWeeks()));
    fact("insight.measureResult", Map.of("resultSummary", "Visits went up."));
  }

  static Date inTwoWeeks() {
    return Date.from(Instant.now().plus(14, ChronoUnit.DAYS));
  }

  /** What every step of a topic leaves behind from now on. */
  void fact(String topic, Map<String, Object> variables) {
    facts.put(topic, variables);
  }

  /** What only the next step of a topic leaves behind. */
  void factOnce(String topic, Map<String, Object> variables) {
    next.computeIfAbsent(topic, any -> new ArrayList<>()).add(variables);
  }

  void start(String process) {
    engine.getIdentityService().setAuthenticatedUserId("marketer");
    Map<String, Object> brief =
        Map.of(
            "campaignName",
            "Summer",
            "cells",
            SpinValues.jsonValue("[{\"name\":\"A\",\"share\":100,\"content\":\"summer\"}]")
                .create(),
            "sendAt",
            new Date(0),
            "audienceSize",
            3);
    campaign = engine.getRuntimeService().startProcessInstanceByKey(process, brief);
    engine.getIdentityService().clearAuthentication();
    goOn();
  }

  String code() {
    return campaign.getBusinessKey();
  }

  /** Does every step that is not held, until only people and timers are left. */
  void goOn() {
    boolean moved = true;
    while (moved) {
      moved = jobs() | steps();
    }
  }

  private boolean jobs() {
    List<Job> jobs = engine.getManagementService().createJobQuery().messages().active().list();
    jobs.forEach(job -> engine.getManagementService().executeJob(job.getId()));
    return !jobs.isEmpty();
  }

  private boolean steps() {
    var query = engine.getExternalTaskService().fetchAndLock(10, "test");
    for (String topic : engine.getExternalTaskService().getTopicNames(false, true, false)) {
      if (!held.contains(topic)) {
        query = query.topic(topic, 60_000).businessKey(code());
      }
    }
    List<LockedExternalTask> steps = query.execute();
    steps.forEach(this::step);
    return !steps.isEmpty();
  }

  private void step(LockedExternalTask step) {
    String topic = step.getTopicName();
    done.add(topic);
    if (topic.equals("campaign.closeCampaign")) {
      outcome = String.valueOf(step.getVariables().get("closeOutcome"));
    }
    List<Map<String, Object>> once = next.getOrDefault(topic, List.of());
    Map<String, Object> left =
        once.isEmpty() ? facts.getOrDefault(topic, Map.of()) : once.remove(0);
    engine.getExternalTaskService().complete(step.getId(), "test", left);
  }

  /** The open task of this campaign, in whichever of its processes. */
  Task task(String key) {
    Task task =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(code())
            .taskDefinitionKey(key)
            .singleResult();
    assertThat(task).as("open task " + key).isNotNull();
    return task;
  }

  long openTasks() {
    return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(code()).count();
  }

  void complete(String key, String user, Map<String, Object> variables) {
    Task task = task(key);
    if (!user.equals(NOBODY)) {
      engine.getIdentityService().setAuthenticatedUserId(user);
    }
    try {
      engine.getTaskService().complete(task.getId(), new HashMap<>(variables));
    } finally {
      engine.getIdentityService().clearAuthentication();
    }
    goOn();
  }

  /** Lets the time of a timer come. */
  void time(String event) {
    List<Job> timers =
        engine.getManagementService().createJobQuery().timers().activityId(event).list().stream()
            .filter(job -> isOurs(job.getProcessInstanceId()))
            .toList();
    assertThat(timers).as("waiting timer " + event).hasSize(1);
    engine.getManagementService().executeJob(timers.get(0).getId());
    goOn();
  }

  private boolean isOurs(String instance) {
    return engine
            .getRuntimeService()
            .createProcessInstanceQuery()
            .processInstanceId(instance)
            .processInstanceBusinessKey(code())
            .count()
        == 1;
  }

  /** Tells the campaign that it is stopped. */
  void stop() {
    engine
        .getRuntimeService()
        .createMessageCorrelation("campaign.campaignStopped")
        .processInstanceBusinessKey(code())
        .correlate();
    held.clear();
    goOn();
  }

  void approve() {
    complete(REVIEW, "reviewer", Map.of("reviewDecision", "approve"));
  }

  /** The instances of this campaign that still run, called ones included. */
  long running() {
    return engine
        .getRuntimeService()
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(code())
        .count();
  }
}
