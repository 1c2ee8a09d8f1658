package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way in which partners are found for a campaign. */
class PartnerSelectionProcessTest extends CampaignProcessTest {

  @Test
  void whereEverythingIsConfirmedNobodyIsAsked() {
    start("PartnerSelection");

    assertThat(times("Event_PartnersSelected")).isEqualTo(1);
    assertThat(openTasks()).isZero();
  }

  @Test
  void aPersonConfirmsWhatIsProposed() {
    factOnce("partner.proposePartners", Map.of("partnersConfirmed", false, "proposalCount", 2));
    start("PartnerSelection");

    complete("Activity_ConfirmPartners", "marketer", Map.of("takeProposals", true));

    assertThat(times("Event_PartnersSelected")).isEqualTo(1);
    assertThat(done.stream().filter("partner.proposePartners"::equals)).hasSize(2);
  }
}
