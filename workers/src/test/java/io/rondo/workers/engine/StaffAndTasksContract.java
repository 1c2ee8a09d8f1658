package io.rondo.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.engine.People.Person;
import io.rondo.workers.engine.Processes.OpenTask;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Rondo's own doors to staff, open tasks and running models, whatever the database. */
abstract class StaffAndTasksContract {

  @Autowired private ProcessEngine engine;
  @Autowired private IdentityService identity;
  @Autowired private RepositoryService repository;
  @Autowired private RuntimeService runtime;
  @Autowired private TaskService tasks;
  @Autowired private People people;
  @Autowired private OpenTasks openTasks;
  @Autowired private RunningModels models;

  /** Rights are minded, and those of the visitor reach nowhere. */
  @BeforeEach
  void mindRights() {
    clean();
    engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
    person("mia", "Mia", "Moor", " mia@staff.test ");
    person("rob", null, " ", " ");
    identity.saveGroup(identity.newGroup("legal"));
    identity.saveGroup(identity.newGroup("empty"));
    identity.createMembership("rob", "legal");
    identity.createMembership("mia", "legal");
    deploy();
    identity.setAuthentication("stranger", List.of());
  }

  @AfterEach
  void clean() {
    identity.clearAuthentication();
    repository
        .createDeploymentQuery()
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    identity.createUserQuery().list().forEach(user -> identity.deleteUser(user.getId()));
    identity.createGroupQuery().list().forEach(group -> identity.deleteGroup(group.getId()));
    engine.getProcessEngineConfiguration().setAuthorizationEnabled(false);
  }

  private void person(String id, String first, String last, String email) {
    var user = identity.newUser(id);
    user.setFirstName(first);
    user.setLastName(last);
    user.setEmail(email);
    user.setPassword("secret");
    identity.saveUser(user);
  }

  /** Sign: a user task for legal; Campaign calls Sign. */
  private void deploy() {
    BpmnModelInstance sign =
        Bpmn.createExecutableProcess("Sign")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .userTask("Activity_Sign")
            .name("Sign it")
            .camundaCandidateGroups("legal")
            .endEvent()
            .done();
    BpmnModelInstance campaign =
        Bpmn.createExecutableProcess("Campaign")
            .camundaHistoryTimeToLiveString("P1D")
            .startEvent()
            .callActivity("Activity_GetSigned")
            .calledElement("Sign")
            .camundaInBusinessKey("#{execution.processBusinessKey}")
            .camundaIn("duty", "duty")
            .endEvent()
            .done();
    repository
        .createDeployment()
        .addModelInstance("Sign.bpmn", sign)
        .addModelInstance("Campaign.bpmn", campaign)
        .deploy();
  }

  private String start(Object duty) {
    identity.clearAuthentication();
    String key =
        runtime.startProcessInstanceByKey("Campaign", Map.of("duty", duty)).getBusinessKey();
    identity.setAuthentication("stranger", List.of());
    return key;
  }

  @Test
  void staffIsWhoHasALogin() {
    assertThat(people.find("mia")).contains(new Person("mia", "Mia Moor", "mia@staff.test"));
    assertThat(people.find("rob")).contains(new Person("rob", "rob", null));
    assertThat(people.find("gone")).isEmpty();
    assertThat(people.find(null)).isEmpty();
    assertThat(people.all()).extracting(Person::id).containsExactly("mia", "rob");
    assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo("stranger");
  }

  @Test
  void groupsKnowTheirMembers() {
    assertThat(people.members("legal")).extracting(Person::id).containsExactly("mia", "rob");
    assertThat(people.members("empty")).isEmpty();
    assertThat(people.members("none")).isEmpty();
    assertThat(people.groups("mia")).containsExactly("legal");
    assertThat(people.groups("gone")).isEmpty();
    assertThat(people.isGroup("empty")).isTrue();
    assertThat(people.isGroup("none")).isFalse();
    assertThat(people.isGroup(null)).isFalse();
  }

  @Test
  void aTaskIsFoundByAVariableOfItsInstance() {
    String first = start(7L);
    String second = start("seven");

    assertThat(openTasks.find(first, "duty", 7L)).isPresent();
    OpenTask found = openTasks.find(first, "duty", 7).orElseThrow();
    assertThat(found.key()).isEqualTo("Activity_Sign");
    assertThat(found.name()).isEqualTo("Sign it");
    assertThat(found.businessKey()).isEqualTo(first);
    assertThat(found.groups()).containsExactly("legal");
    assertThat(openTasks.find(second, "duty", "seven")).isPresent();
    assertThat(openTasks.find(second, "duty", 7L)).isEmpty();
    assertThat(openTasks.find(first, "duty", 8L)).isEmpty();
    assertThat(openTasks.find(first, "other", 7L)).isEmpty();
  }

  @Test
  void aTaskIsHandedToAPerson() {
    OpenTask task = openTasks.find(start(1L), "duty", 1L).orElseThrow();
    assertThat(openTasks.assignedTo("mia")).isEmpty();

    openTasks.assign(task.id(), "mia");

    assertThat(openTasks.assignedTo("mia")).extracting(OpenTask::id).containsExactly(task.id());
    assertThat(openTasks.assignedTo("rob")).isEmpty();
    openTasks.assign(task.id(), "rob");
    assertThat(openTasks.assignedTo("mia")).isEmpty();
  }

  @Test
  void aTaskIsOfferedBesideThoseWhoSeeItOnce() {
    OpenTask task = openTasks.find(start(1L), "duty", 1L).orElseThrow();

    openTasks.offer(task.id(), "mia");
    openTasks.offer(task.id(), "mia");

    identity.clearAuthentication();
    assertThat(tasks.getIdentityLinksForTask(task.id()))
        .extracting(IdentityLink::getUserId)
        .containsExactlyInAnyOrder("mia", null);
    assertThat(tasks.createTaskQuery().taskCandidateUser("mia").count()).isEqualTo(1);
    assertThat(tasks.createTaskQuery().taskCandidateGroup("legal").count()).isEqualTo(1);
  }

  @Test
  void aTaskThatIsNotOpenIsNamed() {
    for (Runnable change :
        List.<Runnable>of(
            () -> openTasks.assign("none", "mia"), () -> openTasks.offer("none", "mia"))) {
      assertThatThrownBy(change::run)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("There is no open task none.");
    }
  }

  @Test
  void aCampaignRunsTheVersionsItStartedWith() {
    String old = start(1L);
    identity.clearAuthentication();
    deploy();
    identity.setAuthentication("stranger", List.of());
    String young = start(1L);

    assertThat(models.versions(old)).isEqualTo(Map.of("Campaign", 1, "Sign", 1));
    assertThat(models.versions(young)).isEqualTo(Map.of("Campaign", 2, "Sign", 2));
    assertThat(models.versions("C-0000-0000")).isEqualTo(Map.of("Campaign", 2, "Sign", 2));
  }

  @Test
  void aVariableIsPutIntoEveryInstanceOfThatProcess() {
    String mine = start(1L);
    String other = start(1L);

    assertThat(models.put(mine, "Sign", Map.of("ask", "Please"))).isEqualTo(1);
    assertThat(models.put(mine, "None", Map.of("ask", "Please"))).isZero();

    identity.clearAuthentication();
    assertThat(runtime.createVariableInstanceQuery().variableName("ask").list())
        .singleElement()
        .satisfies(
            variable ->
                assertThat(
                        runtime
                            .createProcessInstanceQuery()
                            .processInstanceId(variable.getProcessInstanceId())
                            .singleResult()
                            .getBusinessKey())
                    .isEqualTo(mine)
                    .isNotEqualTo(other));
  }

  @Test
  void anEngineWithoutSpringHasTheSameDoors() {
    String key = start(3L);

    assertThat(RondoEngine.people(engine).find("mia")).isPresent();
    assertThat(RondoEngine.openTasks(engine).find(key, "duty", 3L)).isPresent();
    assertThat(RondoEngine.runningModels(engine).versions(key)).containsEntry("Sign", 1);
    assertThatThrownBy(() -> RondoEngine.decisions(engine).newest("None"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
