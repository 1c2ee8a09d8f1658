package io.rondo.workers.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.consent.Consent;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.delivery.DomainPause;
import io.rondo.workers.delivery.DomainPauses;
import io.rondo.workers.response.Mailing;
import io.rondo.workers.response.Mailing.Person;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do when mails come back. */
abstract class BouncesContract {

  private static final DeliveryReport HARD = failed("5.1.1", "smtp; 550 5.1.1 no such user");
  private static final DeliveryReport FULL = failed("5.0.0", "smtp; 452 4.2.2 mailbox full");
  private static final DeliveryReport POLICY = failed("5.7.1", "smtp; 550 5.7.1 looks like spam");

  @Autowired private Bounces bounces;
  @Autowired private BounceMapper mapper;
  @Autowired private Consents consents;
  @Autowired private DomainPauses pauses;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private Mailing mailing;

  @BeforeEach
  void aMailing() {
    clock.reset();
    mailing = Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(1)));
  }

  @Test
  void anAddressThatDoesNotExistIsGivenUpAndConsentStays() {
    Person person = consenting();

    assertThat(report(person, HARD)).isEqualTo(Verdict.HARD);
    assertThat(report(person, HARD)).as("a replay").isEqualTo(Verdict.HARD);

    assertThat(suppressed(person)).containsExactly("hard_bounce");
    assertThat(consents.of(person.customerId())).singleElement().matches(Consent::granted);
    assertThat(details(person)).containsExactly("hard 5.1.1");
    assertThat(
            jdbc.queryForObject(
                "select state from delivery where id = ?", String.class, person.deliveryId()))
        .as("it was sent all the same")
        .isEqualTo("sent");
  }

  @Test
  void aNewerAddressIsNotGivenUpForAnOlderOne() {
    Person person = consenting();

    bounces.report(person.deliveryId(), HARD, "before@example.test", clock.instant());

    assertThat(suppressed(person)).isEmpty();
    assertThat(details(person)).containsExactly("hard 5.1.1");
  }

  @Test
  void aFullMailboxIsNoReasonToGiveUp() {
    Person person = consenting();

    assertThat(report(person, FULL)).isEqualTo(Verdict.SOFT);

    assertThat(suppressed(person)).isEmpty();
    assertThat(details(person)).containsExactly("soft 4.2.2");
  }

  @Test
  void fiveCampaignsOverTwoWeeksAreEnough() {
    Person person = consenting();
    List<Long> mails = mails(person, 5);
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofDays(4));
      assertThat(suppressed(person)).as("after %d", i).isEmpty();
      sent(mails.get(i));
      bounces.report(mails.get(i), FULL, null, clock.instant());
      bounces.report(mails.get(i), FULL, null, clock.instant());
    }

    assertThat(suppressed(person)).containsExactly("soft_bounces");
  }

  @Test
  void manyCampaignsOnOneDayAreNotEnough() {
    Person person = consenting();
    for (long mail : mails(person, 8)) {
      clock.advance(Duration.ofHours(1));
      sent(mail);
      bounces.report(mail, FULL, null, clock.instant());
    }

    assertThat(suppressed(person)).isEmpty();
  }

  @Test
  void aMailThatArrivedBeginsTheCountAnew() {
    Person person = consenting();
    List<Long> mails = mails(person, 6);
    for (int i = 0; i < 6; i++) {
      clock.advance(Duration.ofDays(6));
      sent(mails.get(i));
      if (i != 2) {
        bounces.report(mails.get(i), FULL, null, clock.instant());
      }
    }

    assertThat(suppressed(person)).isEmpty();
  }

  @Test
  void aClickBeginsTheCountAnew() {
    Person person = consenting();
    List<Long> mails = mails(person, 5);
    for (int i = 0; i < 5; i++) {
      clock.advance(Duration.ofDays(4));
      sent(mails.get(i));
      bounces.report(mails.get(i), FULL, null, clock.instant());
      if (i == 3) {
        clock.advance(Duration.ofHours(1));
        clicked(person);
      }
    }

    assertThat(suppressed(person)).isEmpty();
  }

  @Test
  void aServerThatDoesNotWantUsStopsTheDomainAndGivesUpNobody() {
    Person person = consenting();

    assertThat(report(person, POLICY)).isEqualTo(Verdict.POLICY);

    assertThat(suppressed(person)).isEmpty();
    assertThat(pauses.of(mailing.code()))
        .extracting(DomainPause::domain, DomainPause::why)
        .containsExactly(org.assertj.core.api.Assertions.tuple("example.test", "policy 5.7.1"));
  }

  @Test
  void whatIsStillTriedOrArrivedChangesNothing() {
    Person person = consenting();

    report(person, new DeliveryReport("delayed", "4.4.1", null, null));
    report(person, new DeliveryReport("delivered", "2.0.0", null, null));

    assertThat(suppressed(person)).isEmpty();
    assertThat(details(person)).containsExactlyInAnyOrder("delayed 4.4.1", "delivered 2.0.0");
    assertThat(bounces.report(-1, HARD, null, clock.instant())).isEqualTo(Verdict.HARD);
  }

  @Test
  void aComplaintIsARefusalOfThePersonToo() {
    Person person = consenting();

    bounces.complained(person.deliveryId(), clock.instant());
    clock.advance(Duration.ofDays(1));
    bounces.complained(person.deliveryId(), clock.instant());

    assertThat(suppressed(person)).containsExactly("complained");
    assertThat(consents.of(person.customerId()))
        .singleElement()
        .satisfies(
            consent -> {
              assertThat(consent.granted()).isFalse();
              assertThat(consent.source()).contains(mailing.code());
            });
    assertThat(consents.history(person.customerId())).hasSize(1);
    assertThat(mailing.events("complaint", "human")).isEqualTo(1);
  }

  @Test
  void whatIsRefusedAtTheDoorCountsAsWhatComesBack() {
    Person gone = mailing.person("A", "failed", "refused 5.1.1", null);
    Person unwanted = mailing.person("A", "failed", "refused 5.7.1", null);
    Person full = mailing.person("A", "failed", "refused 552", null);
    Person held = mailing.person("A", "failed", "no_outcome", null);
    Refusals refusals = new Refusals(mapper, bounces, clock);

    refusals.report();
    refusals.report();

    assertThat(suppressed(gone)).containsExactly("hard_bounce");
    assertThat(details(gone)).containsExactly("hard 5.1.1");
    assertThat(suppressed(unwanted)).isEmpty();
    assertThat(pauses.of(mailing.code())).extracting(DomainPause::domain).contains("example.test");
    assertThat(suppressed(full)).isEmpty();
    assertThat(details(full)).containsExactly("soft");
    assertThat(details(held)).isEmpty();
  }

  private static DeliveryReport failed(String status, String diagnostic) {
    return new DeliveryReport("failed", status, diagnostic, null);
  }

  private Person consenting() {
    Person person = mailing.mailed("A", clock.instant().minusSeconds(3600));
    consents.record(
        person.customerId(),
        "email",
        "marketing",
        true,
        clock.instant().minus(Duration.ofDays(30)),
        "shop",
        "Yes, write to me");
    return person;
  }

  private Verdict report(Person person, DeliveryReport report) {
    return bounces.report(person.deliveryId(), report, null, clock.instant());
  }

  /** Mails of further campaigns to the same person, not sent yet. */
  private List<Long> mails(Person person, int campaigns) {
    List<Long> mails = new ArrayList<>();
    for (int i = 0; i < campaigns; i++) {
      Mailing further = Mailing.frozenAt(jdbc, clock.instant());
      jdbc.update(
          "insert into delivery (campaign_id, step, round, customer_id, channel, state, attempts,"
              + " updated_at) values (?, 'mailing', 1, ?, 'email', 'planned', 0, ?)",
          further.campaignId(),
          person.customerId(),
          utc(clock.instant()));
      mails.add(
          jdbc.queryForObject(
              "select id from delivery where campaign_id = ?", Long.class, further.campaignId()));
    }
    jdbc.update("delete from delivery where id = ?", person.deliveryId());
    return mails;
  }

  private void sent(long mail) {
    jdbc.update(
        "update delivery set state = 'sent', sent_at = ? where id = ?",
        utc(clock.instant().minusSeconds(60)),
        mail);
  }

  private void clicked(Person person) {
    jdbc.update(
        "insert into response_event (source, source_event_id, kind, customer_id, actor, channel,"
            + " occurred_at, received_at) values ('link', ?, 'click', ?, 'human', 'email', ?, ?)",
        "click:" + person.customerId(),
        person.customerId(),
        utc(clock.instant()),
        utc(clock.instant()));
  }

  private List<String> suppressed(Person person) {
    return jdbc.queryForList(
        "select s.reason from suppression s join customer p on p.email_hash = s.address_hash"
            + " where s.channel = 'email' and p.id = ?",
        String.class,
        person.customerId());
  }

  private List<String> details(Person person) {
    return jdbc.queryForList(
        "select detail from response_event where kind = 'bounce' and delivery_id = ?",
        String.class,
        person.deliveryId());
  }

  private static LocalDateTime utc(Instant at) {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
