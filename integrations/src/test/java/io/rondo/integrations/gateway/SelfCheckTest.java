package io.rondo.integrations.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.rondo.integrations.gateway.FlawedPartner.Flaw;
import io.rondo.integrations.webhook.WebhookTest;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.partner.PartnerDetails;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.Webhooks;
import io.rondo.workers.sandbox.CheckCase;
import io.rondo.workers.sandbox.CheckResult;
import io.rondo.workers.sandbox.SelfChecks;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestPartners;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The self-check finds the flaw of a partner's endpoint, and certifies the one that has none. */
@WebhookTest
@DirtiesContext
class SelfCheckTest {

  private static final FlawedPartner ENDPOINT = new FlawedPartner();

  @DynamicPropertySource
  static void allow(DynamicPropertyRegistry settings) {
    settings.add("rondo.integrations.http.allow", ENDPOINT::authority);
  }

  @Autowired private SelfChecks checks;
  @Autowired private Partners partners;
  @Autowired private Credentials credentials;
  @Autowired private Webhooks webhooks;
  @Autowired private JdbcTemplate jdbc;

  @BeforeEach
  void clean() {
    EmptyTables.in(jdbc);
  }

  @AfterAll
  static void close() {
    ENDPOINT.close();
  }

  @Test
  void anEndpointWithoutFlawIsCertified() {
    Partner partner = rest(Flaw.NONE);

    check(partner);

    assertThat(failed(partner)).isEmpty();
    assertThat(partners.get(partner.id()).certifiedAt()).isNotNull();
  }

  @Test
  void aReceiverWithoutFlawIsCertified() {
    Partner partner = api(Flaw.NONE);

    check(partner);

    assertThat(failed(partner)).isEmpty();
    assertThat(partners.get(partner.id()).certifiedAt()).isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ANOTHER_REFERENCE_EACH_TIME, SAME_KEY_ONE_ORDER",
    "TAKES_ANOTHER_BODY, SAME_KEY_OTHER_BODY",
    "TAKES_OLD_MESSAGES, OLD_TIMESTAMP",
    "READS_THE_FIRST_SIGNATURE_ONLY, ROTATED_SECRET",
    "REFUSES_UNKNOWN_FIELDS, UNKNOWN_FIELDS",
    "REFUSES_UNKNOWN_EVENTS, UNKNOWN_EVENT",
    "CANNOT_CANCEL, CANCEL_BEFORE_PRODUCTION",
    "REFUSES_WHAT_CAME_TWICE, DUPLICATE_EVENT",
    "REFUSES_WHAT_IS_OLDER, OUT_OF_ORDER_EVENT",
    "REFUSES_BIG_ORDERS, BIG_ORDER"
  })
  void eachFlawOfAnEndpointFailsItsCaseAlone(Flaw flaw, CheckCase rule) {
    Partner partner = rest(flaw);

    check(partner);

    assertThat(failed(partner)).containsExactly(rule);
    assertThat(partners.get(partner.id()).certifiedAt()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "TAKES_OLD_MESSAGES, OLD_TIMESTAMP",
    "READS_THE_FIRST_SIGNATURE_ONLY, ROTATED_SECRET",
    "REFUSES_UNKNOWN_EVENTS, UNKNOWN_EVENT",
    "REFUSES_WHAT_IS_OLDER, OUT_OF_ORDER_EVENT"
  })
  void eachFlawOfAReceiverFailsItsCaseAlone(Flaw flaw, CheckCase rule) {
    Partner partner = api(flaw);

    check(partner);

    assertThat(failed(partner)).containsExactly(rule);
  }

  @Test
  void whoTakesAnySignatureFailsWhereverOneCounts() {
    Partner partner = api(Flaw.TAKES_ANY_SIGNATURE);

    check(partner);

    assertThat(failed(partner))
        .containsExactly(
            CheckCase.SAME_KEY_OTHER_BODY, CheckCase.BAD_SIGNATURE, CheckCase.OLD_TIMESTAMP);
  }

  @Test
  void successWithAnErrorInsideIsNoSuccess() {
    Partner partner = rest(Flaw.SAYS_ERROR_WITH_STATUS_200);

    check(partner);

    assertThat(failed(partner)).contains(CheckCase.ORDER_ACCEPTED, CheckCase.BIG_ORDER);
  }

  @Test
  void withoutATestWebhookTheCasesThatNeedOneSaySo() {
    Partner partner = rest(Flaw.NONE);
    webhooks.of(partner.id()).forEach(one -> webhooks.delete(partner.id(), one.id()));

    check(partner);

    assertThat(failed(partner))
        .containsExactly(
            CheckCase.UNKNOWN_EVENT, CheckCase.DUPLICATE_EVENT, CheckCase.OUT_OF_ORDER_EVENT);
    assertThat(checks.of(partner.id()))
        .filteredOn(result -> result.rule() == CheckCase.UNKNOWN_EVENT)
        .extracting(CheckResult::detail)
        .containsExactly(
            "There is no active test webhook: register one, so that events can be tried.");
  }

  private Partner rest(Flaw flaw) {
    PartnerDetails known = TestPartners.details("agency", PartnerKind.AGENCY, Transport.REST);
    Partner partner =
        new TestPartners(partners)
            .sandbox(
                new PartnerDetails(
                    known.code(),
                    known.name(),
                    known.kind(),
                    known.contractVersion(),
                    known.contractEndsOn(),
                    known.contactName(),
                    known.contactEmail(),
                    known.language(),
                    known.timeZone(),
                    known.capacityPerDay(),
                    known.sla(),
                    known.transport(),
                    "{\"url\":\"http://" + ENDPOINT.authority() + "/v1\"}"),
                DeliverableKind.DESIGN);
    credentials.keep(partner.id(), "signing_secret", AgencyServer.SECRET, "tess");
    return with(flaw, partner);
  }

  private Partner api(Flaw flaw) {
    return with(
        flaw,
        new TestPartners(partners)
            .sandbox("centre", PartnerKind.CALL_CENTRE, Transport.API, DeliverableKind.DESIGN));
  }

  private Partner with(Flaw flaw, Partner partner) {
    String secret =
        webhooks
            .create(
                partner.id(),
                "http://" + ENDPOINT.authority() + "/hook",
                // the sample order of the check itself is told to nobody here
                List.of("webhook.ping"),
                true)
            .secret();
    ENDPOINT.become(flaw, AgencyServer.SECRET, secret);
    return partner;
  }

  private void check(Partner partner) {
    checks.start(partner.id(), "tess");
    await().until(() -> !checks.isRunning(partner.id()));
  }

  private List<CheckCase> failed(Partner partner) {
    List<CheckResult> results = checks.of(partner.id());
    assertThat(results).hasSize(12).noneMatch(result -> result.passed() == null);
    return results.stream().filter(result -> !result.passed()).map(CheckResult::rule).toList();
  }
}
