package io.rondo.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.externaltask.ExternalTask;
import org.camunda.bpm.engine.externaltask.LockedExternalTask;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.form.validator.FormFieldValidationException;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/** What becomes of a step, whatever the database. */
abstract class StepContract {

  private static final String NODE = "node-1";
  private static final Duration LOCK = Duration.ofSeconds(60);

  @Autowired private ProcessEngine engine;
  @Autowired private RuntimeService runtime;
  @Autowired private RepositoryService repository;
  @Autowired private ExternalTaskService tasks;
  @Autowired private TaskService userTasks;
  @Autowired private IdentityService identity;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Processes processes;
  @Autowired private JdbcTemplate jdbc;

  private StepRunner runner;

  @BeforeEach
  void start() {
    runner = new StepRunner(tasks, runtime, transactions, LOCK);
  }

  @AfterEach
  void clean() {
    runner.close();
    jdbc.update("delete from seed where email like '%@step.test'");
    repository.createDeploymentQuery().list().stream()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  /** start → one step of this topic → wait for a message → end. */
  private ProcessInstance waitingAt(String topic) {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess("Probe")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .serviceTask("Activity_Step")
            .camundaType("external")
            .camundaTopic(topic)
            .userTask("Activity_Say")
            .endEvent("Event_Done")
            .moveToActivity("Activity_Step")
            .boundaryEvent("Event_Refused")
            .error("probe.orderRefused")
            .endEvent("Event_RefusedEnd")
            .done();
    repository.createDeployment().addModelInstance("Probe.bpmn", model).deploy();
    return runtime.startProcessInstanceByKey("Probe");
  }

  private LockedExternalTask lock(String topic) {
    return tasks.fetchAndLock(1, NODE).topic(topic, LOCK.toMillis()).execute().get(0);
  }

  private ExternalTask open() {
    return tasks.createExternalTaskQuery().singleResult();
  }

  private static Worker worker(boolean transactional, Function<Step, Result> perform) {
    return new Worker() {
      @Override
      public String topic() {
        return "probe.direct";
      }

      @Override
      public boolean transactional() {
        return transactional;
      }

      @Override
      public Result perform(Step step) {
        return perform.apply(step);
      }
    };
  }

  private void writeRow() {
    jdbc.update("insert into seed (email, name) values ('row@step.test', 'row')");
  }

  private int rows() {
    return jdbc.queryForObject(
        "select count(*) from seed where email = 'row@step.test'", Integer.class);
  }

  @Test
  void aStepAndItsCompletionHappenTogether() {
    ProcessInstance instance = waitingAt("probe.direct");

    runner.run(
        lock("probe.direct"),
        worker(
            true,
            step -> {
              writeRow();
              return Result.of("stepDone", true);
            }));

    assertThat(rows()).isEqualTo(1);
    assertThat(runtime.getVariable(instance.getId(), "stepDone")).isEqualTo(true);
    assertThat(open()).isNull();
  }

  @Test
  void aStepWhoseCompletionFailsLeavesNothing() {
    waitingAt("probe.direct");

    runner.run(
        lock("probe.direct"),
        worker(
            true,
            step -> {
              writeRow();
              return Result.of("tooLong", "x".repeat(1001));
            }));

    assertThat(rows()).isZero();
    assertThat(open().getErrorMessage()).contains("tooLong").contains("1,001");
  }

  @Test
  void aFailureIsTriedAgainAfterGrowingPausesThenAPersonLooks() {
    waitingAt("probe.direct");
    Worker failing =
        worker(
            true,
            step -> {
              throw new IllegalStateException("No line to anna@example.test today");
            });

    for (Duration pause : StepRunner.PAUSES) {
      Instant before = Instant.now();
      runner.run(lock("probe.direct"), failing);
      assertThat(open().getLockExpirationTime().toInstant())
          .isBetween(before.plus(pause).minusSeconds(2), Instant.now().plus(pause).plusSeconds(2));
      tasks.unlock(open().getId());
    }
    assertThat(processes.incidents()).isEmpty();
    runner.run(lock("probe.direct"), failing);

    assertThat(processes.incidents())
        .singleElement()
        .satisfies(
            incident -> {
              assertThat(incident.message()).contains("IllegalStateException", "today");
              assertThat(incident.message()).doesNotContain("anna");
              assertThat(incident.businessKey()).startsWith("C-");
            });
  }

  @Test
  void whoAsksToBeLeftAloneIsNotAskedBefore() {
    waitingAt("probe.direct");
    Duration asked = Duration.ofHours(3);

    Instant before = Instant.now();
    runner.run(lock("probe.direct"), postponed(asked));

    assertThat(open().getLockExpirationTime().toInstant())
        .isBetween(before.plus(asked).minusSeconds(2), Instant.now().plus(asked).plusSeconds(2));
    assertThat(open().getRetries()).isEqualTo(StepRunner.TRIES - 1);
    tasks.unlock(open().getId());
    before = Instant.now();
    runner.run(lock("probe.direct"), postponed(Duration.ofSeconds(1)));

    // our own pause is the longer one
    assertThat(open().getLockExpirationTime().toInstant())
        .isAfter(before.plus(StepRunner.PAUSES.get(1)).minusSeconds(2));
  }

  private static Worker postponed(Duration retryAfter) {
    return worker(
        false,
        step -> {
          throw new StepPostponed("It is busy.", retryAfter, null);
        });
  }

  @Test
  void anIncidentGetsNewTries() {
    waitingAt("probe.direct");
    runner.run(
        lock("probe.direct"),
        worker(
            true,
            step -> {
              throw new StepRefused("The segment is gone. Choose another.");
            }));
    var incident = processes.incidents().get(0);
    assertThat(incident.message()).isEqualTo("The segment is gone. Choose another.");

    processes.retry(incident.id());

    assertThat(processes.incidents()).isEmpty();
    assertThat(open().getRetries()).isEqualTo(StepRunner.TRIES);
  }

  @Test
  void aBusinessErrorTakesTheWayThatTheModelDraws() {
    ProcessInstance instance = waitingAt("probe.direct");

    runner.run(
        lock("probe.direct"),
        worker(
            true,
            step -> {
              writeRow();
              throw new BusinessError("probe.orderRefused", "No paper.");
            }));

    assertThat(runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).count())
        .isZero();
    assertThat(rows()).isZero();
  }

  @Test
  void aPausedStepIsGivenBackAndTakenAgain() {
    ProcessInstance instance = waitingAt("probe.direct");
    LockedExternalTask locked = lock("probe.direct");
    processes.pause(instance.getBusinessKey());

    runner.run(locked, worker(false, step -> Result.done()));
    assertThat(open().getWorkerId()).isNull();
    assertThat(tasks.fetchAndLock(1, NODE).topic("probe.direct", 1000).execute()).isEmpty();
    processes.resume(instance.getBusinessKey());
    runner.run(lock("probe.direct"), worker(false, step -> Result.done()));

    assertThat(open()).isNull();
  }

  @Test
  void aStepOfAStoppedProcessLeavesNothingAndSaysNothing() {
    ProcessInstance instance = waitingAt("probe.direct");
    LockedExternalTask locked = lock("probe.direct");
    runtime.deleteProcessInstance(instance.getId(), "stopped");

    runner.run(
        locked,
        worker(
            true,
            step -> {
              writeRow();
              return Result.done();
            }));

    assertThat(rows()).isZero();
  }

  @Test
  void whoLostTheLockLeavesNothing() {
    waitingAt("probe.direct");
    LockedExternalTask locked = lock("probe.direct");

    runner.run(
        locked,
        worker(
            true,
            step -> {
              tasks.unlock(locked.getId());
              writeRow();
              return Result.done();
            }));

    assertThat(rows()).isZero();
    assertThat(open()).isNotNull();
  }

  @Test
  void aStoppingNodeTellsItsLongSteps() {
    waitingAt("probe.direct");
    runner.stopSoon();

    runner.run(
        lock("probe.direct"),
        worker(
            false,
            step -> {
              assertThat(step.keepLock()).isFalse();
              return Result.done();
            }));

    assertThat(open().getWorkerId()).isNull();
  }

  @Test
  void valuesComeBackAsTheyWent() {
    ProcessInstance instance = waitingAt("probe.direct");
    runtime.setVariables(
        instance.getId(),
        Values.toEngine(
            Map.of(
                "when",
                Instant.parse("2026-11-30T10:15:00Z"),
                "rows",
                List.of(Map.of("name", "A 🎉", "share", 50)),
                "whole",
                7,
                "text",
                "0.5",
                "sent",
                "2026-11-30T10:15Z",
                "raw",
                "2026-12-01T10:15:00.000+0000")));
    runtime.setVariable(instance.getId(), "gone", "x");

    runner.run(
        lock("probe.direct"),
        worker(
            true,
            step -> {
              assertThat(step.businessKey()).isEqualTo(instance.getBusinessKey());
              assertThat(step.time("when")).isEqualTo("2026-11-30T10:15:00Z");
              assertThat(step.time("sent")).isEqualTo("2026-11-30T10:15:00Z");
              assertThat(step.time("raw")).isEqualTo("2026-12-01T10:15:00Z");
              assertThat(step.rows("rows"))
                  .containsExactly(Map.<String, Object>of("name", "A 🎉", "share", 50));
              assertThat(step.number("whole")).isEqualTo(new BigDecimal("7"));
              assertThat(step.number("text")).isEqualTo(new BigDecimal("0.5"));
              assertThat(step.text("nothing")).isEmpty();
              assertThat(step.yes("nothing")).isFalse();
              return Result.done().without("gone");
            }));

    assertThat(open()).isNull();
    assertThat(runtime.getVariables(instance.getId())).doesNotContainKey("gone");
  }

  @Test
  void theLoopGoesOnWithoutPolling() throws InterruptedException {
    EngineTestApplication.chainEnded = new CountDownLatch(1);
    repository
        .createDeployment()
        .addModelInstance(
            "Chain.bpmn",
            Bpmn.createExecutableProcess("Chain")
                .camundaHistoryTimeToLiveString("P1D")
                .startEvent()
                .camundaAsyncBefore()
                .serviceTask()
                .camundaType("external")
                .camundaTopic("probe.doFirst")
                .serviceTask()
                .camundaType("external")
                .camundaTopic("probe.doSecond")
                .serviceTask()
                .camundaType("external")
                .camundaTopic("probe.doThird")
                .endEvent()
                .done())
        .deploy();

    runtime.startProcessInstanceByKey("Chain");

    assertThat(EngineTestApplication.chainEnded.await(60, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aTaskRuleHoldsWhoeverCompletes() {
    ProcessInstance instance = waitingAt("probe.direct");
    runner.run(lock("probe.direct"), worker(true, step -> Result.done()));
    var task = processes.tasks(Set.of(instance.getBusinessKey())).get(0);
    assertThat(task.key()).isEqualTo("Activity_Say");

    assertThatThrownBy(() -> processes.complete(task.id(), "mia", Map.of("word", "no")))
        .isInstanceOf(TaskRefused.class)
        .hasMessage("Say yes.");
    assertThatThrownBy(() -> processes.complete(task.id(), null, Map.of("word", "yes")))
        .isInstanceOf(TaskRefused.class);
    identity.setAuthenticatedUserId("mia");
    assertThatThrownBy(() -> userTasks.complete(task.id(), Map.of("word", "no")))
        .isInstanceOf(FormFieldValidationException.class)
        .hasMessage("Say yes.");
    assertThatThrownBy(() -> userTasks.complete(task.id(), Map.of("word", "yesterday")))
        .isInstanceOf(FormFieldValidationException.class)
        .hasMessage("It was said meanwhile.");
    identity.setAuthenticatedUserId("stranger");
    assertThatThrownBy(() -> userTasks.complete(task.id(), Map.of("word", "yes")))
        .isInstanceOf(AuthorizationException.class)
        .hasMessage("Only friends may say it.");
    identity.clearAuthentication();
    assertThatThrownBy(() -> processes.complete(task.id(), "stranger", Map.of("word", "yes")))
        .isInstanceOfSatisfying(
            TaskRefused.class,
            refused -> assertThat(refused.kind()).isEqualTo(TaskRefused.Kind.FORBIDDEN));
    processes.complete(task.id(), "mia", Map.of("word", "yes"));

    assertThat(processes.tasks(Set.of(instance.getBusinessKey()))).isEmpty();
  }

  @Test
  void whatIsStartedForACampaignKeepsItsCode() {
    BpmnModelInstance model =
        Bpmn.createExecutableProcess("Probe")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .camundaAsyncBefore()
            .receiveTask("Activity_Await")
            .message("probe.answered")
            .endEvent()
            .done();
    repository.createDeployment().addModelInstance("Probe.bpmn", model).deploy();

    String instance = processes.startFor("Probe", "C-2026-0042", Map.of("orderId", 17L));

    assertThat(
            runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey("C-2026-0042")
                .singleResult()
                .getId())
        .isEqualTo(instance);
    assertThat(runtime.getVariable(instance, "campaignCode")).isEqualTo("C-2026-0042");
    await()
        .until(
            () ->
                processes.tellWhere("probe.answered", "C-2026-0042", "orderId", 17L, Map.of())
                    == 1);
    // whoever starts one the usual way still gets a key of their own
    String own = runtime.startProcessInstanceByKey("Probe", "C-2026-0042").getBusinessKey();
    assertThat(own).isNotEqualTo("C-2026-0042");
    await().until(() -> processes.tell("probe.answered", own, Map.of()) == 1);
  }

  @Test
  void aStartedProcessHasAKeyAnAuthorAndADesign() {
    waitingAt("probe.direct");

    String key = processes.start("Probe", "mia", Map.of("author", "somebody else"));

    ProcessInstance started =
        runtime.createProcessInstanceQuery().processInstanceBusinessKey(key).singleResult();
    assertThat(runtime.getVariable(started.getId(), "author")).isEqualTo("mia");
    assertThat(runtime.getVariable(started.getId(), "campaignCode")).isEqualTo(key);
    assertThat(processes.designs())
        .singleElement()
        .satisfies(design -> assertThat(design.running()).isEqualTo(2));
    assertThat(processes.diagram("Probe")).contains("Activity_Step");
    assertThatThrownBy(() -> processes.diagram("None")).hasMessage("There is no process None.");
  }

  /**
   * Each row of a batch has to say whether it was changed meanwhile, however the driver sends it.
   */
  @Test
  void whatSomebodyElseChangedMeanwhileIsNotWrittenOver() {
    String instance = waitingAt("step.meanwhile").getId();
    Map<String, Object> five = Map.of("v1", 1, "v2", 1, "v3", 1, "v4", 1, "v5", 1);
    runtime.setVariables(instance, five);

    assertThatThrownBy(
            () ->
                commands()
                    .execute(
                        context -> {
                          five.keySet().forEach(name -> runtime.setVariable(instance, name, 2));
                          CompletableFuture.runAsync(() -> runtime.setVariable(instance, "v4", 3))
                              .join();
                          return null;
                        }))
        .isInstanceOf(OptimisticLockingException.class);
    assertThat(runtime.getVariables(instance))
        .containsAllEntriesOf(Map.of("v1", 1, "v2", 1, "v3", 1, "v4", 3, "v5", 1));
  }

  private CommandExecutor commands() {
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired();
  }
}
