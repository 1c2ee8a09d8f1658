package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every way through the briefing. */
class CampaignBriefingProcessTest extends CampaignProcessTest {

  @Test
  void aSoundBriefIsProofedAtOnce() {
    start("CampaignBriefing");

    assertThat(campaign)
        .hasPassed("Activity_SendProof", "Event_CampaignBriefed")
        .hasNotPassed("Activity_OpenBrief", COMPLETE_BRIEF)
        .isEnded();
  }

  @Test
  void aBriefWithProblemsComesBackToItsAuthor() {
    factOnce("audience.checkBrief", Map.of("briefSound", false, "briefProblem", "Goal: missing."));
    start("CampaignBriefing");

    assertThat(task(COMPLETE_BRIEF)).isAssignedTo("marketer");
    Assertions.assertThat(done).doesNotContain("delivery.sendProof");
    complete(COMPLETE_BRIEF, "marketer", Map.of("goal", "More visits"));

    assertThat(campaign)
        .hasPassed("Activity_OpenBrief", "Activity_RecordBrief", "Event_CampaignBriefed")
        .isEnded();
  }

  @Test
  void aRefusedProofComesBackToItsAuthor() {
    factOnce("delivery.sendProof", Map.of("proofSent", false, "briefProblem", "No content A."));
    start("CampaignBriefing");

    complete(COMPLETE_BRIEF, "marketer", Map.of());

    assertThat(campaign).hasPassed("Activity_OpenBrief", "Event_CampaignBriefed").isEnded();
    Assertions.assertThat(done.stream().filter("delivery.sendProof"::equals)).hasSize(2);
  }
}
