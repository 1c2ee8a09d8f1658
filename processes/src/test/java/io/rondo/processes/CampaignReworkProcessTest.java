package io.rondo.processes;

import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** The brief goes back to its author and is briefed anew. */
class CampaignReworkProcessTest extends CampaignProcessTest {

  @Test
  void theReworkedBriefIsRecordedCheckedAndProofed() {
    start("CampaignRework");
    assertThat(task(REWORK_BRIEF)).isAssignedTo("marketer");

    complete(REWORK_BRIEF, "marketer", Map.of("goal", "Short"));

    assertThat(campaign).hasPassed("Event_BriefReworked").isEnded();
    Assertions.assertThat(done)
        .containsExactly(
            "campaign.openBrief",
            "campaign.recordBrief",
            "audience.checkBrief",
            "partner.proposePartners",
            "fulfilment.planDeliverables",
            "delivery.sendProof");
  }

  @Test
  void aReworkThatIsNotSoundIsMendedFirst() {
    factOnce("audience.checkBrief", Map.of("briefSound", false, "briefProblem", "No cell."));
    start("CampaignRework");

    complete(REWORK_BRIEF, "marketer", Map.of("goal", "Short"));
    assertThat(campaign).isNotEnded().hasNotPassed("Event_BriefReworked");
    complete(COMPLETE_BRIEF, "marketer", Map.of("goal", "Short, with a cell"));

    assertThat(campaign).hasPassed("Event_BriefReworked").isEnded();
  }
}
