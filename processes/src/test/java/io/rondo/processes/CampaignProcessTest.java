package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.init;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Date;
import java.util.Deque;
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
  static final String REVIEW_ESCALATED = "Event_ReviewEscalated";
  static final String DEADLINE_PASSED = "Event_DeadlinePassed";
  static final String RECALLED = "approval.campaignRecalled";
  static final String ROUTE_CHANGED = "approval.routeChanged";
  static final String SIGNATURES_FELL = "approval.signaturesFell";
  static final String NOBODY = "";

  final ProcessEngine engine = TestEngine.engine();

  /** The topics whose steps were done, in order. */
  final List<String> done = new ArrayList<>();

  /** Topics whose steps stay open. */
  final Set<String> held = new java.util.HashSet<>();

  private final Map<String, Map<String, Object>> facts = new HashMap<>();
  private final Map<String, List<Map<String, Object>>> next = new HashMap<>();

  /** Who still has to sign, stage by stage. */
  final Deque<List<Duty>> stages = new ArrayDeque<>();

  String outcome;
  ProcessInstance campaign;

  private List<Duty> stage = List.of();
  private String refusal = "";
  private int round;

  /**
   * A signature that the process asks for.
   *
   * @param reviewer a person; null for anybody of the group
   */
  record Duty(String name, String reviewer, String group, boolean required) {
    static Duty of(String group) {
      return new Duty(group, null, group, true);
    }

    static Duty named(String reviewer) {
      return new Duty(reviewer, reviewer, "review", true);
    }

    Duty optional() {
      return new Duty(name, reviewer, group, false);
    }
  }

  @BeforeEach
  void everythingGoesWell() {
    init(engine);
    fact("audience.checkBrief", Map.of("briefSound", true, "briefProblem", ""));
    fact("partner.proposePartners", Map.of("partnersConfirmed", true, "proposalCount", 0));
    fact(
        "fulfilment.planDeliverables",
        Map.of("deliverablesFound", false, "deliverableCount", 0, "deliverableIds", ""));
    fact("social.planPosts", Map.of("postsFound", false, "postCount", 0, "postIds", ""));
    fact("delivery.sendProof", Map.of("proofSent", true, "briefProblem", ""));
    fact(
        "audience.freezeAudience",
        Map.of("audienceFound", true, "audienceSize", 3, "sendAt", new Date(0)));
    fact("approval.releaseCampaign", Map.of("campaignReleased", true));
    mustSign(Duty.of("review"));
    fact(
        "delivery.deliverEmail",
        Map.of("deliveryFinished", true, "doubtCount", 0, "outcomesCertain", true));
    fact("response.setWindow", Map.of("windowOver", false, "responseWindowEndsAt", inTwoWeeks()));
    fact("insight.measureResult", Map.of("resultSummary", "Visits went up."));
  }

  /** What is missing from now on, in one stage, instead of what was. */
  final void mustSign(Duty... missing) {
    stages.clear();
    if (missing.length > 0) {
      thenSign(missing);
    }
  }

  /** One more stage. */
  final void thenSign(Duty... missing) {
    stages.add(List.of(missing));
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
    Map<String, Object> left = once.isEmpty() ? left(topic, step) : once.remove(0);
    engine.getExternalTaskService().complete(step.getId(), "test", left);
  }

  private Map<String, Object> left(String topic, LockedExternalTask step) {
    return switch (topic) {
      case "approval.chooseReviewers" -> chosen();
      case "approval.requestSignature" -> requested(step);
      case "approval.lapseReview" -> lapsed();
      case "approval.judgeStage" -> judged();
      default -> facts.getOrDefault(topic, Map.of());
    };
  }

  private Map<String, Object> chosen() {
    refusal = "";
    stage = stages.isEmpty() ? List.of() : stages.peek();
    return Map.of(
        "campaignSigned",
        stages.isEmpty(),
        "reviewCount",
        stage.size(),
        "stageDecided",
        false,
        "round",
        ++round);
  }

  private Map<String, Object> requested(LockedExternalTask step) {
    int index = ((Number) step.getVariables().get("reviewIndex")).intValue();
    Duty duty = stage.get(index);
    Map<String, Object> left = new HashMap<>();
    left.put("dutyName", duty.name());
    left.put("dutyId", round * 100L + index);
    left.put("reviewer", step.getVariables().getOrDefault("delegateTo", duty.reviewer()));
    left.put("reviewerGroup", duty.group());
    left.put("signatureRequired", duty.required());
    left.put("seal", "seal");
    left.put("ask", "Sign or say why not.");
    left.put("reviewDelegated", false);
    left.put("stageDecided", false);
    for (String time : List.of("remindAt", "reviewDueAt", "escalateAt", "deadlineAt")) {
      left.put(time, inTwoWeeks());
    }
    return left;
  }

  private Map<String, Object> lapsed() {
    refusal = "rework";
    return Map.of("stageDecided", true);
  }

  private Map<String, Object> judged() {
    boolean passed = refusal.isEmpty();
    if (passed) {
      stages.poll();
    }
    return Map.of("stagePassed", passed, "reworkWanted", refusal.equals("rework"));
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

  /** The open task of a duty. */
  Task review(String duty) {
    Task task =
        engine
            .getTaskService()
            .createTaskQuery()
            .processInstanceBusinessKey(code())
            .taskDefinitionKey(REVIEW)
            .processVariableValueEquals("dutyName", duty)
            .singleResult();
    assertThat(task).as("open review " + duty).isNotNull();
    return task;
  }

  /** The names of the duties whose tasks are open. */
  List<String> openReviews() {
    return engine
        .getTaskService()
        .createTaskQuery()
        .processInstanceBusinessKey(code())
        .taskDefinitionKey(REVIEW)
        .list()
        .stream()
        .map(task -> String.valueOf(engine.getTaskService().getVariable(task.getId(), "dutyName")))
        .sorted()
        .toList();
  }

  long openTasks() {
    return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(code()).count();
  }

  void complete(String key, String user, Map<String, Object> variables) {
    complete(task(key), user, variables);
  }

  private void complete(Task task, String user, Map<String, Object> variables) {
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

  /** Somebody decides a duty with these fields of the form beside the decision. */
  void decide(String duty, String user, String decision, Map<String, Object> fields) {
    Task task = review(duty);
    boolean required =
        Boolean.TRUE.equals(engine.getTaskService().getVariable(task.getId(), "signatureRequired"));
    Map<String, Object> form = new HashMap<>(fields);
    form.put("reviewDecision", decision);
    boolean refusing = !List.of("approve", "changes", "delegate").contains(decision);
    refusal = refusing && required ? decision : refusal;
    complete(task, user, form);
  }

  void decide(String duty, String decision) {
    decide(duty, "reviewer", decision, Map.of());
  }

  /** Lets the time of a timer come. */
  void time(String event) {
    run(event, timers(event));
  }

  /** Lets the time of a timer of one duty come. */
  void time(String event, String duty) {
    String instance = review(duty).getProcessInstanceId();
    run(
        event,
        timers(event).stream()
            .filter(timer -> timer.getProcessInstanceId().equals(instance))
            .toList());
  }

  private List<Job> timers(String event) {
    return engine.getManagementService().createJobQuery().timers().activityId(event).list().stream()
        .filter(job -> isOurs(job.getProcessInstanceId()))
        .toList();
  }

  private void run(String event, List<Job> timers) {
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
    tell("campaign.campaignStopped");
    held.clear();
    goOn();
  }

  /** Tells whichever process of the campaign waits for this message. */
  void tell(String message) {
    engine
        .getRuntimeService()
        .createMessageCorrelation(message)
        .processInstanceBusinessKey(code())
        .correlate();
    goOn();
  }

  /** Everybody who is asked now approves. */
  void approve() {
    openReviews().forEach(duty -> decide(duty, "approve"));
  }

  /** How often the campaign went through this, in whichever of its processes. */
  long times(String element) {
    return engine
        .getHistoryService()
        .createHistoricProcessInstanceQuery()
        .processInstanceBusinessKey(code())
        .list()
        .stream()
        .flatMap(
            instance ->
                engine
                    .getHistoryService()
                    .createHistoricActivityInstanceQuery()
                    .processInstanceId(instance.getId())
                    .activityId(element)
                    .finished()
                    .list()
                    .stream())
        .filter(passed -> !passed.isCanceled())
        .count();
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
