package io.rondo.workers.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Partner.State;
import io.rondo.workers.partner.Partner.Transport;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import io.rondo.workers.testing.TestPartners;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Partners, their credentials, keys and secrets, on every database. */
abstract class PartnersContract {

  private static final Set<String> ORDERS = Set.of("orders", "assets");
  private static final String HERE = "192.0.2.7";

  @Autowired private Partners partners;
  @Autowired private Credentials credentials;
  @Autowired private KeyBook keys;
  @Autowired private KeyThrottle throttle;
  @Autowired private SigningSecrets secrets;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;

  @BeforeEach
  void empty() {
    EmptyTables.in(jdbc);
  }

  @AfterEach
  void clean() {
    clock.reset();
  }

  @Test
  void aPartnerIsKeptAsItWasWrittenDown() {
    PartnerDetails details = TestPartners.details("north", PartnerKind.PRINT, Transport.SFTP);

    Partner partner = partners.create(details, "tess");

    assertThat(partner.state()).isEqualTo(State.SANDBOX);
    assertThat(PartnerDetails.of(partners.get("north"))).isEqualTo(details);
    assertThat(jdbc.queryForObject("select created_by from partner", String.class))
        .isEqualTo("tess");
    assertThat(partners.log(partner.id()))
        .containsExactly(new PartnerEntry("created", "tess", null, clock.instant()));
  }

  @Test
  void aCodeIsGivenOnce() {
    partner("north", Transport.MAIL);

    assertThatThrownBy(() -> partner("north", Transport.MAIL))
        .isInstanceOf(PartnerChangeRefused.class)
        .hasMessage("There is a partner north already: choose another code.");
  }

  @Test
  void anAddressToWhichRondoMayNotConnectIsRefused() {
    PartnerDetails details =
        TestPartners.details("north", PartnerKind.AGENCY, Transport.REST)
            .reachedBy(Transport.REST, "{\"url\":\"https://inner.test/\"}");

    refused(() -> partners.create(details, "tess"), "The address leads into an inner network.");
  }

  @Test
  void reachedInAnotherWayItMustPassTheSelfCheckAgain() {
    Partner partner = partner("north", Transport.REST);
    partners.certify(partner.id(), "tess");
    PartnerDetails details = PartnerDetails.of(partner);

    partners.change(details, "tess");
    assertThat(partners.get("north").certifiedAt()).isEqualTo(clock.instant());
    partners.change(
        details.reachedBy(Transport.REST, "{\"url\":\"https://new.example/\"}"), "tess");
    assertThat(partners.get("north").certifiedAt()).isNull();
  }

  @Test
  void anEndpointGoesLiveOnlyAfterItsSelfCheckWhateverTheReason() {
    Partner partner = partner("north", Transport.REST);

    refused(
        () -> partners.goLive(partner.id(), "We trust them.", "tess"),
        "Partner north has not passed the self-check yet: check its endpoint first.");
    partners.certify(partner.id(), "tess");
    partners.goLive(partner.id(), null, "tess");

    assertThat(partners.get("north").state()).isEqualTo(State.LIVE);
  }

  @Test
  void anotherPartnerGoesLiveAfterASampleOrderOrForAReason() {
    Partner partner = partner("north", Transport.SFTP);

    refused(
        () -> partners.goLive(partner.id(), " ", "tess"),
        "Partner north has not confirmed a sample order yet: send one, or say why it goes live"
            + " without.");
    sample(partner, "submitted");
    refused(
        () -> partners.goLive(partner.id(), null, "tess"),
        "Partner north has not confirmed a sample order yet: send one, or say why it goes live"
            + " without.");
    jdbc.update("update partner_order set state = 'accepted'");
    partners.goLive(partner.id(), null, "tess");
    partners.suspend(partner.id(), "They moved.", "tess");
    jdbc.update("update partner_order set state = 'rejected'");
    partners.goLive(partner.id(), "They called us.", "tess");

    assertThat(partners.get("north").state()).isEqualTo(State.LIVE);
    assertThat(partners.log(partner.id()))
        .extracting(PartnerEntry::what, PartnerEntry::detail)
        .startsWith(
            org.assertj.core.groups.Tuple.tuple("live", "They called us."),
            org.assertj.core.groups.Tuple.tuple("suspended", "They moved."));
  }

  @Test
  void nobodyGoesLiveWithoutACapabilityOrAfterTheContract() {
    Partner partner =
        partners.create(TestPartners.details("north", PartnerKind.PRINT, Transport.MAIL), "tess");
    refused(
        () -> partners.goLive(partner.id(), "Yes.", "tess"),
        "Nothing is known of what Partner north can make: enter capabilities and prices first.");

    jdbc.update("update partner set contract_ends_on = '2026-11-01'");
    refused(
        () -> partners.goLive(partner.id(), "Yes.", "tess"),
        "The contract with Partner north ended on 2026-11-01: enter the new one first.");
  }

  @Test
  void whatAPartnerMakesReplacesWhatItMade() {
    Partner partner = partner("north", Transport.MAIL);
    Capability letters = TestPartners.capability(DeliverableKind.LETTER, 500, "12.5", "de", "fr");

    partners.offer(partner.id(), List.of(letters), "tess");

    Capability kept = partners.capabilities(partner.id()).get(0);
    assertThat(partners.capabilities(partner.id())).hasSize(1);
    assertThat(partners.capabilities()).isEqualTo(Map.of(partner.id(), List.of(kept)));
    assertThat(kept.costMinor(3)).isEqualTo(538);
    assertThat(kept.speaks("fr")).isTrue();
    assertThat(kept.speaks("en")).isFalse();
    assertThat(kept.speaks(null)).isTrue();
    refused(
        () -> partners.offer(partner.id(), List.of(letters, letters), "tess"),
        "Printed letters: it is there twice.");
    refused(
        () ->
            partners.offer(
                partner.id(),
                List.of(TestPartners.capability(DeliverableKind.COPY, -1, "0.00001", "xx")),
                "tess"),
        "Copy: the languages are two letters of ISO 639-1 with commas, for example de, fr;"
            + " nothing for any. Copy: the price of the setup is 0 or more, at most 100,000.00."
            + " Copy: the price of a piece is 0 or more, at most 100,000.00, with six decimals.");
  }

  @Test
  void nobodyOffersWhatTheirWayCannotCarry() {
    Partner north = partner("north", Transport.MAIL);
    Capability calls = TestPartners.capability(DeliverableKind.CALL, 0, "90");

    refused(
        () -> partners.offer(north.id(), List.of(calls), "tess"),
        "Calls: no order for them goes by mail; reach the partner by API or REST, or take them off"
            + " its prices.");

    Partner south = partner("south", Transport.API);
    partners.offer(south.id(), List.of(calls), "tess");
    refused(
        () ->
            partners.change(
                TestPartners.details("south", PartnerKind.PRINT, Transport.XJMF), "tess"),
        "Calls: no order for them goes by xjmf; reach the partner by API or REST, or take them off"
            + " its prices.");
    partners.change(TestPartners.details("south", PartnerKind.PRINT, Transport.SFTP), "tess");
    assertThat(partners.get(south.id()).transport()).isEqualTo(Transport.SFTP);
  }

  @Test
  void aMinuteIsACallsOnly() {
    Partner north = partner("north", Transport.API);
    Capability calls =
        new Capability(
            DeliverableKind.CALL,
            List.of(),
            0,
            new java.math.BigDecimal("90"),
            new java.math.BigDecimal("12.5"),
            "EUR");

    partners.offer(north.id(), List.of(calls), "tess");

    assertThat(partners.capabilities(north.id()).get(0).minuteMinor()).isEqualByComparingTo("12.5");
    refused(
        () ->
            partners.offer(
                north.id(),
                List.of(
                    new Capability(
                        DeliverableKind.COPY,
                        List.of(),
                        0,
                        java.math.BigDecimal.ONE,
                        java.math.BigDecimal.ONE,
                        "EUR")),
                "tess"),
        "Copy: the price of a minute is for calls; 0 or more, at most 100,000.00, with six"
            + " decimals.");
  }

  @Test
  void credentialsAreSealedForTheirPartnerAlone() {
    Partner north = partner("north", Transport.SFTP);
    Partner south = partner("south", Transport.SFTP);

    credentials.keep(north.id(), "password", "correct horse", "adam");
    credentials.keep(north.id(), "private_key", "a key", "adam");
    credentials.forget(north.id(), "private_key", "adam");

    assertThat(credentials.of(north.id())).isEqualTo(Map.of("password", "correct horse"));
    assertThat(credentials.names(north.id())).containsExactly("password");
    assertThat(credentials.of(south.id())).isEmpty();
    String sealed =
        jdbc.queryForObject("select credentials from partner where code = 'north'", String.class);
    assertThat(sealed).doesNotContain("correct", "password");
    jdbc.update("update partner set credentials = ? where code = 'south'", sealed);
    assertThatThrownBy(() -> credentials.of(south.id())).isInstanceOf(IllegalStateException.class);
    assertThat(partners.log(north.id()).toString()).doesNotContain("correct");
  }

  @Test
  void aKeyIsShownOnceAndKeptAsAHash() {
    Partner partner = partner("north", Transport.API);

    NewSecret made = keys.createKey(partner.id(), false, ORDERS, null, "adam");

    assertThat(made.secret()).matches("rk_live_[A-Za-z0-9]{51}").startsWith(made.name());
    assertThat(made.toString()).doesNotContain(made.secret());
    assertThat(jdbc.queryForMap("select * from partner_key").toString())
        .doesNotContain(made.secret().substring(made.name().length()))
        .contains(io.rondo.workers.token.Sha256.hex(made.secret()));
    assertThat(keys.verify(made.secret(), HERE))
        .contains(new PartnerCaller(partner.id(), "north", false, ORDERS));
    assertThat(keys.of(partner.id()).get(0).scopes()).containsExactly("assets", "orders");
  }

  @Test
  void aWrongKeyOpensNothing() {
    Partner partner = partner("north", Transport.API);
    String secret = keys.createKey(partner.id(), true, ORDERS, null, "adam").secret();
    char last = secret.charAt(secret.length() - 1) == 'x' ? 'y' : 'x';

    assertThat(keys.verify(secret.substring(0, secret.length() - 1) + last, HERE)).isEmpty();
    assertThat(keys.verify(secret.replace("rk_test_", "rk_live_"), HERE)).isEmpty();
    assertThat(keys.verify(secret + "x", HERE)).isEmpty();
    assertThat(keys.verify("", HERE)).isEmpty();
    assertThat(keys.verify(null, HERE)).isEmpty();
    assertThat(keys.verify("x".repeat(100_000), HERE)).isEmpty();
    assertThat(keys.verify(secret, HERE)).isPresent();
  }

  @Test
  void aRevokedKeyIsDeadWithTheNextRequest() {
    Partner partner = partner("north", Transport.API);
    NewSecret made = keys.createKey(partner.id(), false, ORDERS, null, "adam");
    assertThat(keys.verify(made.secret(), HERE)).isPresent();

    keys.revoke(partner.id(), made.id(), "adam");
    keys.revoke(partner.id(), made.id(), "adam");

    assertThat(keys.verify(made.secret(), HERE)).isEmpty();
    assertThat(keys.of(partner.id()).get(0).revokedAt()).isEqualTo(clock.instant());
    assertThat(partners.log(partner.id()))
        .extracting(PartnerEntry::what)
        .containsOnlyOnce("key_revoked");
  }

  @Test
  void nobodyRevokesTheKeyOfAnotherPartner() {
    Partner north = partner("north", Transport.API);
    Partner south = partner("south", Transport.API);
    NewSecret made = keys.createKey(north.id(), false, ORDERS, null, "adam");

    assertThatThrownBy(() -> keys.revoke(south.id(), made.id(), "adam"))
        .isInstanceOf(UnknownPartner.class);
    assertThat(keys.verify(made.secret(), HERE)).isPresent();
  }

  @Test
  void aKeyHoldsUntilItsEnd() {
    Partner partner = partner("north", Transport.API);
    String secret =
        keys.createKey(
                partner.id(), false, ORDERS, clock.instant().plus(Duration.ofDays(1)), "adam")
            .secret();

    clock.advance(Duration.ofDays(1).minusSeconds(1));
    assertThat(keys.verify(secret, HERE)).isPresent();
    clock.advance(Duration.ofSeconds(1));
    assertThat(keys.verify(secret, HERE)).isEmpty();
    refused(
        () -> keys.createKey(partner.id(), false, ORDERS, clock.instant(), "adam"),
        "The key’s last day is past: choose one to come, or none.");
  }

  @Test
  void twoKeysOfAKindHoldAtATime() {
    Partner partner = partner("north", Transport.API);
    NewSecret first = keys.createKey(partner.id(), false, ORDERS, null, "adam");
    keys.createKey(partner.id(), false, ORDERS, null, "adam");

    refused(
        () -> keys.createKey(partner.id(), false, ORDERS, null, "adam"),
        "Partner north has two live keys already: revoke one of them first.");
    keys.createKey(partner.id(), true, ORDERS, null, "adam");
    keys.createClient(partner.id(), false, ORDERS, null, "adam");
    keys.revoke(partner.id(), first.id(), "adam");
    keys.createKey(partner.id(), false, ORDERS, null, "adam");
  }

  @Test
  void twoAdministratorsAtOnceMakeNoThirdKey() throws Exception {
    Partner partner = partner("north", Transport.API);
    keys.createKey(partner.id(), false, ORDERS, null, "adam");
    CountDownLatch go = new CountDownLatch(1);
    Callable<Boolean> make =
        () -> {
          go.await();
          try {
            keys.createKey(partner.id(), false, ORDERS, null, "eve");
            return true;
          } catch (PartnerChangeRefused e) {
            return false;
          }
        };
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> made = List.of(threads.submit(make), threads.submit(make));
      go.countDown();

      assertThat(List.of(made.get(0).get(), made.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      threads.shutdownNow();
    }
    assertThat(keys.of(partner.id())).hasSize(2);
  }

  @Test
  void aKeyIsGoodForSomethingThatExists() {
    Partner partner = partner("north", Transport.API);

    for (Set<String> scopes : List.of(Set.<String>of(), Set.of("orders", "admin"))) {
      refused(
          () -> keys.createKey(partner.id(), false, scopes, null, "adam"),
          "Choose what the key is good for: at least one of orders, assets, deliveries, leads,"
              + " calls, suppressions, webhooks.");
    }
  }

  @Test
  void aClientProvesItselfWithItsSecretUntilItIsRevoked() {
    Partner partner = partner("north", Transport.API);
    NewSecret made = keys.createClient(partner.id(), true, ORDERS, null, "adam");

    assertThat(made.name()).matches("rc_test_[A-Za-z0-9]{16}");
    PartnerCaller caller = new PartnerCaller(partner.id(), "north", true, ORDERS);
    assertThat(keys.verifyClient(made.name(), made.secret(), HERE)).contains(caller);
    assertThat(keys.verifyClient(made.name(), "rs_wrong", HERE)).isEmpty();
    assertThat(keys.verify(made.secret(), HERE)).isEmpty();
    assertThat(keys.holder(made.name())).contains(caller);
    keys.revoke(partner.id(), made.id(), "adam");
    assertThat(keys.holder(made.name())).isEmpty();
    assertThat(keys.verifyClient(made.name(), made.secret(), HERE)).isEmpty();
  }

  @Test
  void lastUseIsWrittenOnceAMinute() {
    Partner partner = partner("north", Transport.API);
    String secret = keys.createKey(partner.id(), false, ORDERS, null, "adam").secret();

    keys.verify(secret, HERE);
    assertThat(keys.of(partner.id()).get(0).lastUsedAt()).isEqualTo("2026-11-02T09:00:00Z");
    clock.advance(Duration.ofSeconds(59));
    jdbc.update("update partner_key set last_used_at = '2026-11-02 09:00:00.000001'");
    keys.verify(secret, HERE);
    assertThat(keys.of(partner.id()).get(0).lastUsedAt()).isEqualTo("2026-11-02T09:00:00.000001Z");
    clock.advance(Duration.ofSeconds(2));
    keys.verify(secret, HERE);
    assertThat(keys.of(partner.id()).get(0).lastUsedAt()).isEqualTo("2026-11-02T09:01:00Z");
  }

  @Test
  void guessingIsRefusedWithoutLookingAtTheKey() {
    Partner partner = partner("north", Transport.API);
    NewSecret made = keys.createKey(partner.id(), false, ORDERS, null, "adam");
    String guess = made.name() + "0".repeat(43);
    String attacker = "203.0.113.9";
    for (int i = 0; i < KeyThrottle.TRIES; i++) {
      assertThat(keys.verify(guess, attacker)).isEmpty();
    }

    for (String any : List.of(guess, made.secret())) {
      assertThatThrownBy(() -> keys.verify(any, attacker))
          .isInstanceOfSatisfying(
              KeyLocked.class,
              locked -> assertThat(locked.retryAfter()).isEqualTo(KeyThrottle.FIRST_PAUSE));
    }
    // the partner itself, elsewhere, goes on
    assertThat(keys.verify(made.secret(), HERE)).isPresent();
    clock.advance(KeyThrottle.FIRST_PAUSE);
    assertThat(keys.verify(made.secret(), attacker)).isPresent();
    assertThat(throttle.remembered()).isPositive();
  }

  @Test
  void bothSecretsHoldForAWhileAfterAChange() {
    Partner partner = partner("north", Transport.API);
    assertThat(secrets.valid(partner.id(), false)).isEmpty();

    String first = secrets.create(partner.id(), false, Duration.ZERO, "adam").secret();
    String second = secrets.create(partner.id(), false, Duration.ofHours(24), "adam").secret();

    assertThat(first).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(secrets.valid(partner.id(), false)).containsExactly(second, first);
    assertThat(
            jdbc.queryForList("select secret from partner_signing_secret", String.class).toString())
        .doesNotContain("whsec_");
    clock.advance(Duration.ofHours(24));
    assertThat(secrets.valid(partner.id(), false)).containsExactly(second);
    refused(
        () -> secrets.create(partner.id(), false, Duration.ofHours(169), "adam"),
        "The older secret holds for 0 to 168 more hours.");
    secrets.revokeAll(partner.id(), false, "adam");
    assertThat(secrets.valid(partner.id(), false)).isEmpty();
  }

  @Test
  void theSecretForTheSandboxHasALifeOfItsOwn() {
    Partner partner = partner("north", Transport.API);
    String live = secrets.create(partner.id(), false, Duration.ZERO, "adam").secret();

    String test = secrets.create(partner.id(), true, Duration.ZERO, "adam").secret();

    assertThat(secrets.valid(partner.id(), false)).containsExactly(live);
    assertThat(secrets.valid(partner.id(), true)).containsExactly(test);
    secrets.revokeAll(partner.id(), true, "adam");
    assertThat(secrets.valid(partner.id(), true)).isEmpty();
    assertThat(secrets.valid(partner.id(), false)).containsExactly(live);
    assertThat(secrets.of(partner.id())).extracting(one -> one.test()).containsExactly(true, false);
  }

  @Test
  void aThirdSecretDoesNotLengthenTheLifeOfTheFirst() {
    Partner partner = partner("north", Transport.API);
    secrets.create(partner.id(), false, Duration.ZERO, "adam");
    secrets.create(partner.id(), false, Duration.ofHours(1), "adam");

    secrets.create(partner.id(), false, Duration.ofHours(48), "adam");
    clock.advance(Duration.ofHours(1));

    assertThat(secrets.valid(partner.id(), false)).hasSize(2);
  }

  private Partner partner(String code, Transport transport) {
    return new TestPartners(partners)
        .sandbox(code, PartnerKind.PRINT, transport, DeliverableKind.LETTER);
  }

  private void sample(Partner partner, String state) {
    jdbc.update(
        "insert into campaign (code, name, goal, offer, why_us, audience, assignment,"
            + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
            + " cost_per_email_minor, currency, claims, author, status, paused, created_at,"
            + " updated_at) values ('C-2026-9001', 'n', 'g', 'o', 'w', 'a', 'random', 10, 14, 1, 1,"
            + " 1, 'EUR', false, 'tess', 'briefing', false, ?, ?)",
        java.sql.Timestamp.from(clock.instant()),
        java.sql.Timestamp.from(clock.instant()));
    jdbc.update(
        "insert into partner_order (code, kind, title, campaign_id, partner_id, attempt, test, state, quantity,"
            + " setup_minor, price_minor, currency, brief, returned, placed_at, late_steps, version,"
            + " updated_at) select 'po_sample', 'letter', 't', c.id, ?, 1, true, ?, 1, 0, 0, 'EUR', 'b', 0,"
            + " c.created_at, 0, 1, c.created_at from campaign c",
        partner.id(),
        state);
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable change, String why) {
    assertThatThrownBy(change).isInstanceOf(PartnerChangeRefused.class).hasMessage(why);
  }
}
