package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every way a check-in after a purchase can end. */
class CheckInProcessTest extends ServiceProcessTest {

  private static final String DELIVERED = "Event_DeliveryExpected";
  private static final String DUE = "Event_CheckInDue";

  @Test
  void whoeverBoughtIsThankedHelpedAndAskedOnce() {
    open("CheckIn", null);
    Assertions.assertThat(done).containsExactly("followup.thankCustomer");

    time(DELIVERED);
    time(DUE);
    time("Event_SurveyUnanswered");

    assertThat(campaign).hasPassed("Event_CheckInClosedQuietly").isEnded();
    Assertions.assertThat(done)
        .containsExactly(
            "followup.thankCustomer",
            "followup.sendHowTo",
            "followup.askSurvey",
            "followup.closeCase");
  }

  @Test
  void aComplaintMeanwhileEndsItQuietly() {
    open("CheckIn", null);
    time(DELIVERED);

    tell(SETTLED);

    assertThat(campaign)
        .hasPassed("Event_CheckInEndedEarly")
        .hasNotPassed("Activity_AskSurvey")
        .isEnded();
    Assertions.assertThat(done).doesNotContain("followup.askSurvey", "followup.closeCase");
  }
}
