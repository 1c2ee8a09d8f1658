package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every way the care for somebody in trouble can end. */
class UsageCareProcessTest extends ServiceProcessTest {

  private static final String TRIED = "Event_HelpTried";

  @Test
  void helpThatHelpedIsTheEndOfIt() {
    fact("followup.checkUsage", Map.of("usageRecovered", true));
    open("UsageCare", null);

    time(TRIED);

    assertThat(campaign)
        .hasPassed("Event_UsageRecovered")
        .hasNotPassed("Activity_OpenCase")
        .isEnded();
    Assertions.assertThat(done)
        .containsExactly("followup.sendHelp", "followup.checkUsage", "followup.closeCase");
  }

  @Test
  void aPersonIsAskedWhenHelpDidNotHelp() {
    fact("followup.checkUsage", Map.of("usageRecovered", false));
    open("UsageCare", null);

    time(TRIED);

    assertThat(campaign)
        .hasPassed("Event_PersonAsked")
        .hasNotPassed("Activity_CloseCase")
        .isEnded();
    Assertions.assertThat(done).endsWith("followup.openCase");
  }

  @Test
  void aCaseOfTheCustomerEndsTheCareEarly() {
    open("UsageCare", null);

    tell(SETTLED);

    assertThat(campaign).hasPassed("Event_CareEndedEarly").isEnded();
    Assertions.assertThat(done).containsExactly("followup.sendHelp");
  }
}
