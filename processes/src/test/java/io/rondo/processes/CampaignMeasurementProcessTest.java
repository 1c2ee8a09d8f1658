package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Date;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;

/** Every way through the measurement. */
class CampaignMeasurementProcessTest extends CampaignProcessTest {

  @Test
  void theWindowEndsByItsTime() {
    start("CampaignMeasurement");

    time(WINDOW_ENDED);

    assertThat(campaign).hasPassed(WINDOW_ENDED, "Event_ResultMeasured").isEnded();
    Assertions.assertThat(openTasks()).isZero();
  }

  @Test
  void theMarketerEndsTheWindowEarly() {
    start("CampaignMeasurement");
    fact("response.setWindow", Map.of("windowOver", true, "responseWindowEndsAt", new Date()));

    complete(WATCH_RESPONSES, "marketer", Map.of("endWindow", true));

    assertThat(campaign).hasPassed("Event_ResultMeasured").hasNotPassed(WINDOW_ENDED).isEnded();
  }

  @Test
  void aMovedWindowEndsAtItsNewTime() {
    start("CampaignMeasurement");
    Date later = Date.from(inTwoWeeks().toInstant().plusSeconds(86_400));
    fact("response.setWindow", Map.of("windowOver", false, "responseWindowEndsAt", later));

    complete(WATCH_RESPONSES, "marketer", Map.of("responseWindowEndsAt", "2026-12-01T10:15Z"));

    assertThat(campaign).isWaitingAt(WATCH_RESPONSES);
    Job timer =
        engine
            .getManagementService()
            .createJobQuery()
            .timers()
            .processInstanceId(campaign.getId())
            .singleResult();
    Assertions.assertThat(timer.getDuedate()).isCloseTo(later, 1_000);
    time(WINDOW_ENDED);
    assertThat(campaign).hasPassed("Event_ResultMeasured").isEnded();
  }

  @Test
  void aWindowThatIsAlreadyOverIsMeasuredAtOnce() {
    fact("response.setWindow", Map.of("windowOver", true, "responseWindowEndsAt", new Date()));

    start("CampaignMeasurement");

    assertThat(campaign).hasPassed("Event_ResultMeasured").hasNotPassed(WATCH_RESPONSES).isEnded();
  }
}
