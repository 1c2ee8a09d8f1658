package io.rondo.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every way of mailing who was released after the mails went out. */
class LateDeliveryProcessTest extends CampaignProcessTest {

  @Test
  void whoIsReleasedLateIsMailedUntilNobodyWaits() {
    factOnce("delivery.deliverEmail", Map.of("deliveryFinished", false));
    start("LateDelivery");

    assertThat(times("Event_ReleasedPeopleMailed")).isEqualTo(1);
    assertThat(done.stream().filter("delivery.deliverEmail"::equals)).hasSize(2);
  }
}
