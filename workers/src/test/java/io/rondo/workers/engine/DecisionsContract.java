package io.rondo.workers.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.spring.SpringTransactionsProcessEngineConfiguration;
import org.camunda.bpm.engine.variable.Variables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Decision tables: asked, read and saved, whatever the database. */
abstract class DecisionsContract {

  @Autowired private Decisions decisions;
  @Autowired private DecisionService engineDecisions;
  @Autowired private RepositoryService repository;
  @Autowired private IdentityService identity;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private ProcessEngine engine;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void mindRights() {
    engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
  }

  @AfterEach
  void clean() {
    engine.getProcessEngineConfiguration().setAuthorizationEnabled(false);
    identity.clearAuthentication();
    repository
        .createDeploymentQuery()
        .list()
        .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
  }

  private static DmnXml route() {
    return DmnXml.table("Route", "UNIQUE")
        .input("budget", "double")
        .input("claims", "boolean")
        .output("route", "string")
        .output("limit", "double")
        .row("<= 10000", "false", "\"light\"", "10000.50")
        .row("> 10000", "false", "\"standard\"", "")
        .row("-", "true", "\"full\"", "");
  }

  private static DmnXml stages() {
    return DmnXml.table("Stages", "RULE ORDER")
        .requires("Route")
        .input("route", "string")
        .output("stage", "integer")
        .output("group", "string")
        .row("\"standard\", \"full\"", "2", "\"finance\"")
        .row("not(\"light\")", "1", "\"brand\"")
        .row("", "1", "\"review\"");
  }

  private void saved() {
    decisions.save("Route.dmn", DmnXml.file(route(), stages()), "dana");
  }

  @Test
  void aDecisionAsksTheOnesItNeedsAndAnswersInTheOrderOfItsRows() {
    saved();

    assertThat(decisions.decide("Stages", Map.of("budget", 20_000, "claims", false)))
        .containsExactly(
            Map.of("stage", new BigDecimal(2), "group", "finance"),
            Map.of("stage", new BigDecimal(1), "group", "brand"),
            Map.of("stage", new BigDecimal(1), "group", "review"));
    assertThat(
            decisions.decide(
                "Stages", Map.of("budget", new BigDecimal("10000.00"), "claims", false)))
        .containsExactly(Map.of("stage", new BigDecimal(1), "group", "review"));
  }

  @Test
  void amountsAreNotRounded() {
    saved();

    assertThat(
            decisions.decide(
                "Route", Map.of("budget", new BigDecimal("10000.01"), "claims", false)))
        .containsExactly(Map.of("route", "standard"));
    assertThat(
            decisions.decide("Route", Map.of("budget", new BigDecimal("10000"), "claims", false)))
        .containsExactly(Map.of("route", "light", "limit", new BigDecimal("10000.5")));
  }

  @Test
  void aFactThatIsNotGivenIsNothing() {
    saved();

    assertThat(decisions.decide("Route", Map.of())).isEmpty();
    assertThat(decisions.decide("Route", Map.of("claims", true)))
        .containsExactly(Map.of("route", "full"));
    assertThat(decisions.decide("Stages", Map.of()))
        .as("no route")
        .extracting(row -> row.get("group"))
        .contains("review");
  }

  @Test
  void askingWritesNothingAndNeedsNobodysRights() {
    saved();
    identity.setAuthentication("nobody", List.of());
    TransactionTemplate reading = new TransactionTemplate(transactions);
    reading.setReadOnly(true);

    List<Map<String, Object>> answer =
        reading.execute(status -> decisions.decide("Route", Map.of("claims", true)));

    assertThat(answer).hasSize(1);
    assertThat(identity.getCurrentAuthentication().getUserId()).isEqualTo("nobody");
  }

  @Test
  void theEngineItselfUnderstandsThemToo() {
    saved();

    var result =
        engineDecisions
            .evaluateDecisionByKey("Stages")
            .variables(Map.of("budget", 20_000, "claims", false))
            .evaluate();

    assertThat(result.collectEntries("group")).isEqualTo(List.of("finance", "brand", "review"));
  }

  @Test
  void aTableIsReadAsItIsWritten() {
    saved();

    DecisionTable table = decisions.table("Stages");

    assertThat(table.name()).isEqualTo("The Stages");
    assertThat(table.hitPolicy()).isEqualTo("RULE ORDER");
    assertThat(table.inputs()).containsExactly("route");
    assertThat(table.outputs()).containsExactly("stage", "group");
    assertThat(table.rows())
        .containsExactly(
            new DecisionTable.Row(
                1,
                List.of("\"standard\", \"full\""),
                Map.of("stage", new BigDecimal(2), "group", "finance"),
                "Row 1"),
            new DecisionTable.Row(
                2,
                List.of("not(\"light\")"),
                Map.of("stage", new BigDecimal(1), "group", "brand"),
                "Row 2"),
            new DecisionTable.Row(
                3, List.of(""), Map.of("stage", new BigDecimal(1), "group", "review"), "Row 3"));
    assertThat(decisions.table("Route").rows().get(1).outcome()).containsOnlyKeys("route");
  }

  @Test
  void aVersionKnowsWhoSavedIt() {
    Instant before = Instant.now();
    saved();
    decisions.save("Route.dmn", DmnXml.file(route().row("null", "false", "\"none\"", "")), "erin");

    Decisions.Version newest = decisions.newest("Route");
    assertThat(newest.version()).isEqualTo(2);
    assertThat(newest.savedBy()).isEqualTo("erin");
    assertThat(newest.name()).isEqualTo("The Route");
    assertThat(newest.savedAt())
        .isBetween(before.minus(Duration.ofSeconds(2)), Instant.now().plusSeconds(2));
    assertThat(decisions.newest("Stages").savedBy()).isEqualTo("dana");
    assertThat(decisions.xml("Route")).contains("none").doesNotContain("Stages");
    assertThat(identity.getCurrentAuthentication()).isNull();
  }

  @Test
  void whatRondoBringsWasSavedByNobody() {
    repository
        .createDeployment()
        .addInputStream(
            "Route.dmn", new ByteArrayInputStream(route().file().getBytes(StandardCharsets.UTF_8)))
        .deploy();

    assertThat(decisions.newest("Route").savedBy()).isNull();
  }

  @Test
  void savingTheNewestAgainMakesNoVersionButGoingBackDoes() {
    String first = route().file();
    String second = route().row("null", "false", "\"none\"", "").file();
    decisions.save("Route.dmn", first, "dana");
    decisions.save("Route.dmn", first, "erin");
    assertThat(decisions.newest("Route").version()).isEqualTo(1);

    decisions.save("Other.dmn", second, "dana");
    decisions.save("Route.dmn", first, "dana");

    assertThat(decisions.newest("Route").version()).isEqualTo(3);
    assertThat(decisions.xml("Route")).isEqualTo(first);
  }

  @Test
  void anUnknownDecisionIsNamed() {
    assertThatThrownBy(() -> decisions.decide("None", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("There is no decision None.");
    assertThatThrownBy(() -> decisions.newest("None")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anUnreadableFileIsRefused() {
    for (String file :
        List.of(
            "no xml",
            "<a/>",
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>" + route().file())) {
      assertThatThrownBy(() -> decisions.save("Route.dmn", file, "dana"))
          .as(file)
          .isInstanceOf(ModelRefused.class)
          .hasMessage("This is no DMN file that Rondo can read.");
    }
  }

  private static DmnXml overlapping() {
    return DmnXml.table("Route", "UNIQUE")
        .input("budget", "double")
        .output("route", "string")
        .row("<= 10", "\"light\"")
        .row(">= 10", "\"full\"");
  }

  private void deploy(String xml) {
    repository
        .createDeployment()
        .addInputStream("Route.dmn", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
        .deploy();
  }

  @Test
  void aTableWithFaultsIsRefusedByWhateverWayItComes() {
    String fault = "Table The Route: rows 1 and 2 both fit, for example budget 10.";

    assertThatThrownBy(() -> decisions.save("Route.dmn", overlapping().file(), "dana"))
        .isInstanceOfSatisfying(
            ModelRefused.class, refused -> assertThat(refused.problems()).containsExactly(fault));
    assertThatThrownBy(() -> deploy(overlapping().file()))
        .isInstanceOf(ParseException.class)
        .hasMessage("This model is refused. " + fault);

    assertThat(repository.createDeploymentQuery().count()).isZero();
    assertThat(repository.createDecisionDefinitionQuery().count()).isZero();
  }

  @Test
  void aStoredTableThatBecameWrongStillDecidesAfterARestart() {
    deploy(route().file());
    String resource =
        repository
            .getDeploymentResources(repository.createDeploymentQuery().singleResult().getId())
            .get(0)
            .getId();
    jdbc.update(
        "update ACT_GE_BYTEARRAY set BYTES_ = ? where ID_ = ?",
        route().row("-", "-", "\"overlaps\"", "").file().getBytes(StandardCharsets.UTF_8),
        resource);
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getDeploymentCache()
        .discardDecisionDefinitionCache();
    ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getDeploymentCache()
        .discardDecisionRequirementsDefinitionCache();

    var result =
        engineDecisions
            .evaluateDecisionByKey("Route")
            .variables(Variables.putValue("budget", 5).putValue("claims", null))
            .evaluate();

    assertThat(result.collectEntries("route")).isEqualTo(List.of("overlaps"));
  }

  private static DmnXml owned(String owner) {
    return DmnXml.table("Owned", "FIRST").output("owner", "string").row('"' + owner + '"');
  }

  @Test
  void aRuleOfTheApplicationHearsWhoSavesAndSeesEveryTable() {
    identity.clearAuthentication();
    var dana = identity.newUser("dana");
    identity.saveUser(dana);
    try {
      decisions.save("Owned.dmn", DmnXml.file(owned("dana"), route()), "dana");
      assertThatThrownBy(
              () -> decisions.save("Owned.dmn", DmnXml.file(owned("erin"), route()), "dana"))
          .isInstanceOf(ModelRefused.class)
          .hasMessage("Table The Owned, row 1: it belongs to erin, not dana.");
      assertThatThrownBy(() -> decisions.save("Owned.dmn", owned("erin").file(), "erin"))
          .isInstanceOf(ModelRefused.class)
          .hasMessage("erin has no login.");
      deploy(owned("nobody").file());
    } finally {
      identity.deleteUser("dana");
    }
  }

  @Test
  void theShippedTableComesAgainOnlyWhenItChanged() {
    assertThat(
            ((SpringTransactionsProcessEngineConfiguration) engine.getProcessEngineConfiguration())
                .isDeployChangedOnly())
        .isTrue();
  }
}
