package io.rondo.processes.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.rondo.processes.Rondo;
import io.rondo.processes.security.Passwords;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.WithoutTestSupport;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.CampaignStatus;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.delivery.Deliveries;
import io.rondo.workers.delivery.DemoMailbox;
import io.rondo.workers.engine.Processes;
import io.rondo.workers.insight.Results;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.filter.TypeExcludeFilters;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The world that {@code ./run} makes on an empty database. */
@SpringBootTest(
    classes = Rondo.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "rondo.demo=true",
      "rondo.workers.token.secret=00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
      "rondo.data=target/demo-world"
    })
@ContextConfiguration(initializers = RunningRondo.Initializer.class)
@TypeExcludeFilters(WithoutTestSupport.class)
@DirtiesContext
@Tag("own-jvm")
class DemoWorldTest {

  @Autowired private Campaigns campaigns;
  @Autowired private Customers customers;
  @Autowired private Deliveries deliveries;
  @Autowired private Results results;
  @Autowired private Processes processes;
  @Autowired private DemoMailbox mailbox;
  @Autowired private IdentityService identities;
  @Autowired private Passwords passwords;
  @Autowired private Clock clock;
  @Autowired private DemoWorld world;

  @Test
  void aShopIsThereWithOneCampaignOfEachKind() {
    assertThat(customers.count()).isEqualTo(DemoCustomers.HOW_MANY);
    assertThat(campaigns.all())
        .extracting(Campaign::name, Campaign::status)
        .containsExactlyInAnyOrder(
            tuple("Autumn layers", CampaignStatus.CLOSED),
            tuple("Winter preview", CampaignStatus.LISTENING),
            tuple("Warm gifts", CampaignStatus.APPROVING));
  }

  @Test
  void theFinishedCampaignHasMailsResponsesAndALift() {
    Campaign autumn = named("Autumn layers");
    var ledger = deliveries.ledger(autumn.code());
    assertThat(ledger.byState().get("sent")).isGreaterThan(150);
    assertThat(mailbox.count()).isGreaterThan(ledger.byState().get("sent"));
    assertThat(autumn.closedAt()).isBefore(Instant.now().minus(10, ChronoUnit.DAYS));
    assertThat(autumn.outcome()).isEqualTo("completed");
    var story = results.of(autumn.code()).cells().get(0);
    assertThat(story.clicked()).isPositive();
    assertThat(story.lift().visitRate().enough()).isTrue();
    assertThat(story.lift().visitRate().value()).isPositive();
  }

  @Test
  void theReviewersAndTheMarketerFindWork() {
    assertThat(processes.tasks(Set.of(named("Warm gifts").code())))
        .flatExtracting(Processes.OpenTask::groups)
        .contains("review", "brand", "legal");
    assertThat(processes.tasks(Set.of(named("Winter preview").code())))
        .singleElement()
        .satisfies(task -> assertThat(task.assignee()).isEqualTo("marketer"));
    assertThat(processes.incidents()).isEmpty();
  }

  @Test
  void theDemoStaffLogInWithTheirFirstPasswords() {
    for (String name :
        new String[] {"admin", "marketer", "reviewer", "brand", "legal", "finance", "designer"}) {
      assertThat(identities.checkPassword(name, passwords.first(name))).as(name).isTrue();
    }
  }

  @Test
  void theWorldIsMadeOnceAndTheClockIsRightAgain() {
    world.run(null);
    assertThat(campaigns.all()).hasSize(3);
    assertThat(clock.instant()).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
  }

  private Campaign named(String name) {
    return campaigns.all().stream()
        .filter(campaign -> campaign.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
