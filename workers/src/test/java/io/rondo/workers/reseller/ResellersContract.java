package io.rondo.workers.reseller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.asset.Assets;
import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.SignalPump;
import io.rondo.workers.hold.HoldReason;
import io.rondo.workers.hold.Holds;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do with kits, leads and referrals. */
abstract class ResellersContract {

  private static final List<KitField> FIELDS =
      List.of(
          new KitField("shop", "Your shop", KitField.Type.TEXT, 40, true),
          new KitField("offer", "Your offer", KitField.Type.TEXT, 80, false));
  private static final String HTML = "<h1>Spring</h1><p>{{ offer }}</p><p>At {{ shop }}</p>";

  @Autowired private Kits kits;
  @Autowired private KitOrders orders;
  @Autowired private Leads leads;
  @Autowired private LeadClock leadClock;
  @Autowired private Regions regions;
  @Autowired private Referrals referrals;
  @Autowired private Assets assets;
  @Autowired private Consents consents;
  @Autowired private Holds holds;
  @Autowired private Customers customers;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private Orders partnerOrders;
  @Autowired private SignalPump pump;
  @Autowired private Campaigns campaigns;
  @Autowired private KitInspection inspection;

  private PartnerCaller nord;
  private PartnerCaller sued;

  @BeforeEach
  void twoResellers() {
    EmptyTables.in(jdbc);
    clock.reset();
    nord = reseller("nord");
    sued = reseller("sued");
  }

  @Test
  void aResellerFillsTheFieldsOfAKitAndNothingElse() {
    kits.save("spring", "Spring flyer", HTML, FIELDS, "maria");

    assertThatThrownBy(
            () ->
                orders.fill(
                    nord, "spring", Map.of("shop", "x".repeat(41), "html", "<b>", "price", "1")))
        .isInstanceOfSatisfying(
            KitRefused.class,
            refused -> assertThat(refused.problems()).containsOnlyKeys("shop", "html", "price"));
    KitOrder order = orders.fill(nord, "spring", Map.of("shop", "Nord & <b>Co</b>"));

    assertThat(order.state()).isEqualTo("filled");
    assertThat(order.filledBy()).isEqualTo(":nord");
    assertThat(orders.preview(order.code())).contains("Nord &amp; &lt;b&gt;Co&lt;/b&gt;");
    assertThatThrownBy(() -> orders.ofPartner(sued, order.code())).isInstanceOf(UnknownKit.class);
    assertThat(orders.ofPartner(nord)).hasSize(1);
    assertThat(orders.ofPartner(sued)).isEmpty();
  }

  @Test
  void anApprovedKitIsAFileOfItsReseller() throws IOException {
    kits.save("spring", "Spring flyer", HTML, FIELDS, "maria");
    KitOrder order = orders.fill(nord, "spring", Map.of("shop", "Nord", "offer", "20 % off"));

    KitOrder approved = orders.approve(order.code(), order.version(), "bert");

    assertThat(approved.state()).isEqualTo("approved");
    try (InputStream file = assets.open(approved.assetVersionId())) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("<h1>Spring</h1><p>20 % off</p><p>At Nord</p>");
    }
    assertThat(assets.page(nord.partnerId(), false, 0, 10)).hasSize(1);
    assertThat(assets.page(sued.partnerId(), false, 0, 10)).isEmpty();
    assertThatThrownBy(() -> orders.giveBack(order.code(), approved.version(), "no", "bert"))
        .isInstanceOf(KitRefused.class);
  }

  @Test
  void nobodyApprovesWhatTheyFilledOrWhatChangedMeanwhile() {
    kits.save("spring", "Spring flyer", HTML, FIELDS, "maria");
    KitOrder order = orders.fillFor(nord.partnerId(), "spring", Map.of("shop", "Nord"), "maria");

    assertThatThrownBy(() -> orders.approve(order.code(), order.version(), "maria"))
        .hasMessage("You filled this kit. Somebody else has to judge it.");
    assertThatThrownBy(() -> orders.giveBack(order.code(), order.version(), " ", "bert"))
        .isInstanceOf(KitRefused.class);
    KitOrder back = orders.giveBack(order.code(), order.version(), "The offer is missing.", "bert");
    assertThat(back.reason()).isEqualTo("The offer is missing.");
    KitOrder again =
        orders.refill(order.code(), Map.of("shop", "Nord", "offer", "x"), back.version(), "maria");

    assertThatThrownBy(() -> orders.approve(order.code(), order.version(), "bert"))
        .as("the version that was looked at is another one by now")
        .isInstanceOf(KitRefused.class);
    assertThat(orders.approve(again.code(), again.version(), "bert").state()).isEqualTo("approved");
  }

  @Test
  void aKitHasVersionsAndCanBeTakenOut() {
    KitTemplate first = kits.save("spring", "Spring flyer", HTML, FIELDS, "maria");
    assertThat(kits.save("spring", "Spring flyer", HTML, FIELDS, "bert").version()).isEqualTo(1);
    KitOrder order = orders.fill(nord, "spring", Map.of("shop", "Nord"));
    kits.save("spring", "Spring flyer", "<p>{{ shop }}{{ offer }} new</p>", FIELDS, "maria");

    assertThat(kits.get("spring").version()).isEqualTo(2);
    assertThat(orders.get(order.code()).kitVersion()).isEqualTo(first.version());
    assertThat(orders.preview(order.code())).as("as it was filled").contains("<h1>Spring</h1>");
    kits.retire("spring");
    assertThat(kits.catalogue()).isEmpty();
    assertThatThrownBy(() -> orders.fill(nord, "spring", Map.of("shop", "Nord")))
        .isInstanceOf(UnknownKit.class);
  }

  @Test
  void aKitThatACampaignWantsAnswersItsOrder() throws IOException {
    kits.save("spring", "Spring flyer", HTML, FIELDS, "maria");
    String order = campaignOrder(nord, "{\"kit\":\"spring\"}");
    String others = campaignOrder(nord, "{\"kit\":\"autumn\"}");

    KitOrder filled = orders.fill(nord, "spring", Map.of("shop", "Nord"));
    pump.handleAll();

    assertThat(filled.orderCode()).isEqualTo(order);
    assertThat(orders.kit(partnerOrders.get(order))).contains("spring");
    assertThat(partnerOrders.get(order).state()).isEqualTo(OrderState.ACCEPTED);
    assertThat(partnerOrders.get(others).state()).isEqualTo(OrderState.SUBMITTED);
    assertThat(orders.fill(nord, "spring", Map.of("shop", "Nord")).orderCode())
        .as("the order has its kit: another one is for the shop alone")
        .isNull();
    assertThat(orders.fill(sued, "spring", Map.of("shop", "Sued")).orderCode())
        .as("the order is another reseller's")
        .isNull();

    KitOrder approved = orders.approve(filled.code(), filled.version(), "bert");
    pump.handleAll();

    assertThat(partnerOrders.get(order).state()).isEqualTo(OrderState.PRODUCED);
    assertThat(assets.ofOrder(partnerOrders.get(order).id()))
        .singleElement()
        .satisfies(file -> assertThat(file.id()).isEqualTo(approved.assetVersionId()));
  }

  @Test
  void aReturnedKitLeavesTheOrderOpenForTheNextTry() {
    kits.save("spring", "Spring flyer", HTML, FIELDS, "maria");
    String order = campaignOrder(nord, "{\"kit\":\"spring\"}");
    KitOrder first = orders.fill(nord, "spring", Map.of("shop", "Nord"));
    orders.giveBack(first.code(), first.version(), "The offer is missing.", "bert");
    pump.handleAll();

    KitOrder second = orders.fill(nord, "spring", Map.of("shop", "Nord", "offer", "x"));

    assertThat(second.orderCode()).isEqualTo(order);
    assertThat(partnerOrders.get(order).state()).isEqualTo(OrderState.ACCEPTED);
    orders.approve(second.code(), second.version(), "bert");
    pump.handleAll();
    assertThat(partnerOrders.get(order).state()).isEqualTo(OrderState.PRODUCED);
  }

  @Test
  void aBriefNamesAKitOfTheCatalogue() {
    campaignOrder(nord, null);
    campaignOrder(nord, "{\"kit\":\"spring\"}");
    jdbc.update("update campaign_deliverable set state = 'planned'");
    Campaign campaign = campaigns.find("C-2026-0042").orElseThrow();

    assertThat(inspection.problems(campaign))
        .containsExactly(
            "Deliverable 1: name the kit of the catalogue that resellers fill.",
            "Deliverable 2: there is no kit \"spring\" in the catalogue; write the name of one that"
                + " is.");

    kits.save("spring", "Spring flyer", HTML, FIELDS, "maria");
    assertThat(inspection.problems(campaign)).hasSize(1);
  }

  @Test
  void kitsAreForResellers() {
    kits.save("spring", "Spring flyer", HTML, FIELDS, "maria");
    assertThat(orders.catalogue(nord)).hasSize(1);
    jdbc.update("update partner set kind = 'print' where code = 'nord'");

    assertThat(orders.catalogue(nord)).isEmpty();
    assertThatThrownBy(() -> orders.fill(nord, "spring", Map.of("shop", "Nord")))
        .isInstanceOf(UnknownKit.class);
  }

  /** An order of a kit, handed over, of a campaign whose brief says this about it. */
  private String campaignOrder(PartnerCaller partner, String details) {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    if (jdbc.queryForObject("select count(*) from campaign", Long.class) == 0) {
      jdbc.update(
          "insert into campaign (code, name, goal, offer, why_us, audience, assignment,"
              + " hold_out_share, response_window_days, budget_minor, fixed_cost_minor,"
              + " cost_per_email_minor, currency, author, status, paused, created_at, updated_at)"
              + " values ('C-2026-0042', 'Spring', 'g', 'o', 'w', 'true', 'chance', 10, 14, 100000,"
              + " 5000, 0.5, 'EUR', 'maria', 'released', false, ?, ?)",
          now,
          now);
    }
    int no = 1 + jdbc.queryForObject("select count(*) from campaign_deliverable", Integer.class);
    jdbc.update(
        "insert into campaign_deliverable (campaign_id, deliverable_no, kind, title, brief,"
            + " quantity, max_revisions, details, state) select id, ?, 'kit', 'Window', 'Fill it.',"
            + " 1, 0, ?, 'ordered' from campaign",
        no,
        details);
    String code = "po_" + "%026d".formatted(no);
    jdbc.update(
        "insert into partner_order (code, campaign_id, deliverable_id, kind, title, partner_id,"
            + " attempt, test, state, quantity, setup_minor, price_minor, currency, brief,"
            + " returned, placed_at, submitted_at, late_steps, version, updated_at) select ?,"
            + " campaign_id, id, 'kit', 'Window', ?, 1, false, 'submitted', 1, 0, 100, 'EUR',"
            + " 'Fill it.', 0, ?, ?, 0, 1, ? from campaign_deliverable where deliverable_no = ?",
        code,
        partner.partnerId(),
        now,
        now,
        now,
        no);
    return code;
  }

  @Test
  void nobodyIsHandedOverWithoutConsent() {
    long customer = customer("20095");

    assertThatThrownBy(() -> leads.offer(customer, null, nord.partnerId(), "A boat", "maria"))
        .isInstanceOf(LeadRefused.class)
        .hasMessageContaining("partner_sharing");

    agree(customer, true);
    assertThat(leads.offer(customer, null, nord.partnerId(), "A boat", "maria").consentSource())
        .isEqualTo("call of 2 November");
    assertThatThrownBy(() -> leads.offer(customer, null, null, "A boat", "maria"))
        .hasMessage("The customer is a lead already.");
  }

  @Test
  void onlyWhoAcceptsLearnsWhoItIs() {
    String code = offered(nord);

    LeadView offered = leads.ofPartner(nord, code);
    assertThat(offered.state()).isEqualTo("offered");
    assertThat(offered.contact()).isNull();
    assertThat(offered.dueAt()).isEqualTo(Instant.parse("2026-11-03T09:00:00Z"));
    assertThatThrownBy(() -> leads.ofPartner(sued, code)).isInstanceOf(UnknownLead.class);
    assertThatThrownBy(() -> leads.accept(sued, code)).isInstanceOf(UnknownLead.class);

    LeadView accepted = leads.accept(nord, code);

    assertThat(accepted.contact().lastName()).isEqualTo("Berg");
    assertThat(leads.accept(nord, code)).as("twice is once").isEqualTo(accepted);
    assertThat(leads.page(nord, "accepted", null, 10)).hasSize(1);
    assertThat(leads.page(sued, null, null, 10)).isEmpty();
  }

  @Test
  void silencePassesALeadOnToTheNextByRegion() {
    regions.put(nord.partnerId(), "DE", "2", 1);
    regions.put(sued.partnerId(), "DE", "", 1);
    PartnerCaller elsewhere = reseller("alpen");
    regions.put(elsewhere.partnerId(), "AT", "", 1);
    long customer = agreed("20095");
    String code = leads.offer(customer, null, null, "A boat", "maria").code();
    assertThat(leads.get(code).partnerName()).as("the longest prefix").isEqualTo("nord");

    leadClock.passOn();
    assertThat(leads.get(code).partnerName()).as("there is time yet").isEqualTo("nord");
    clock.advance(Duration.ofDays(2));
    leadClock.passOn();

    assertThat(leads.get(code).partnerName()).isEqualTo("sued");
    assertThat(leads.ofPartner(nord, code).state()).isEqualTo("lapsed");
    assertThatThrownBy(() -> leads.accept(nord, code))
        .isInstanceOf(LeadRefused.class)
        .hasMessageContaining("somebody else was asked");
    leads.decline(sued, code, "No boats.");
    assertThat(leads.get(code).state()).as("nobody left").isEqualTo("unplaced");
    assertThat(leads.place(code, elsewhere.partnerId()).partnerName()).isEqualTo("alpen");
    assertThat(leads.accept(elsewhere, code).state()).isEqualTo("accepted");
    assertThat(leads.ofPartner(sued, code).contact()).as("who declined knows nothing").isNull();
  }

  @Test
  void whoChangesTheirMindIsNotHandedOver() {
    String code = offered(nord);
    clock.advance(Duration.ofMinutes(5));
    agree(leads.get(code).customerId(), false);

    assertThatThrownBy(() -> leads.accept(nord, code))
        .isInstanceOf(LeadRefused.class)
        .hasMessage("The person no longer agrees to be handed over.");

    assertThat(leads.get(code).state()).isEqualTo("withdrawn");
    assertThat(leads.ofPartner(nord, code).contact()).isNull();
  }

  @Test
  void nobodyIsAskedForWhomACaseHolds() {
    long customer = agreed("20095");
    holds.hold(customer, HoldReason.COMPLAINT, "S-2026-0001");

    assertThatThrownBy(() -> leads.offer(customer, null, nord.partnerId(), "A boat", "maria"))
        .isInstanceOf(LeadRefused.class)
        .hasMessage("A service case of the customer is open: hand them over when it is closed.");

    holds.release("S-2026-0001");
    assertThat(leads.offer(customer, null, nord.partnerId(), "A boat", "maria").state())
        .isEqualTo("offered");
  }

  @Test
  void anOfferWaitsForACaseAndItsTimeBeginsAnew() {
    String code = offered(nord);
    holds.hold(leads.get(code).customerId(), HoldReason.COMPLAINT, "S-2026-0001");

    assertThatThrownBy(() -> leads.accept(nord, code))
        .isInstanceOf(LeadRefused.class)
        .hasMessageStartingWith("We have something to settle with the person first.");
    assertThat(leads.ofPartner(nord, code).contact()).isNull();
    clock.advance(Duration.ofDays(2));
    leadClock.passOn();
    assertThat(leads.get(code).partnerName()).as("the time does not count").isEqualTo("nord");

    holds.release("S-2026-0001");

    assertThat(leads.get(code).dueAt()).isEqualTo(Instant.parse("2026-11-05T09:00:00Z"));
    leadClock.passOn();
    assertThat(leads.accept(nord, code).contact().lastName()).isEqualTo("Berg");
  }

  @Test
  void whatIsDeclinedDuringACaseIsOfferedOnAfterwards() {
    regions.put(nord.partnerId(), "DE", "2", 1);
    regions.put(sued.partnerId(), "DE", "", 1);
    String code = leads.offer(agreed("20095"), null, null, "A boat", "maria").code();
    holds.hold(leads.get(code).customerId(), HoldReason.CASE, "S-2026-0001");

    leads.decline(nord, code, "No boats.");

    assertThat(leads.get(code).state()).isEqualTo("unplaced");
    assertThatThrownBy(() -> leads.place(code, sued.partnerId())).isInstanceOf(LeadRefused.class);
    assertThat(leads.page(sued, null, null, 10)).isEmpty();

    holds.release("S-2026-0001");

    assertThat(leads.get(code).partnerName()).isEqualTo("sued");
    assertThat(leads.get(code).state()).isEqualTo("offered");
  }

  @Test
  void anOutcomeComesOnceAndAfterTheAnswer() {
    String code = offered(nord);

    assertThatThrownBy(() -> leads.close(nord, code, "won", 100L, "EUR", null))
        .isInstanceOf(LeadRefused.class);
    leads.accept(nord, code);
    assertThatThrownBy(() -> leads.close(nord, code, "lost", 100L, "EUR", null))
        .hasMessage("Only a won lead has a value.");
    assertThat(leads.close(nord, code, "won", 129_900L, "EUR", null).valueMinor())
        .isEqualTo(129_900);
    assertThat(leads.close(nord, code, "won", 129_900L, "EUR", null).state()).isEqualTo("won");
    assertThatThrownBy(() -> leads.close(nord, code, "lost", null, null, null))
        .isInstanceOf(LeadRefused.class);
    assertThat(leads.get(code).valueMinor()).isEqualTo(129_900);
  }

  @Test
  void aReferralIsOwedForInBothDirections() {
    customer("20095");
    Referral given =
        referrals.give("K-20095", nord.partnerId(), null, "Wants boats", null, "maria");
    Referral brought = referrals.bring(nord, "K-unknown", "Wants sails");
    customer("80331");
    Referral entered =
        referrals.bringFor(
            sued.partnerId(),
            "K-80331",
            null,
            "Wants sails",
            new java.math.BigDecimal("12.5"),
            "maria");

    assertThatThrownBy(() -> referrals.conclude(brought.code(), true, 100L, "EUR", "maria"))
        .hasMessage("There is no customer of that number.");
    referrals.conclude(brought.code(), false, null, null, "maria");
    assertThat(referrals.conclude(given.code(), true, 10_010L, "EUR", "maria").commissionMinor())
        .as("5 percent, half up")
        .isEqualTo(501);
    assertThat(referrals.conclude(entered.code(), true, 20_000L, "EUR", "maria").commissionMinor())
        .isEqualTo(2_500);

    assertThat(referrals.balances())
        .extracting(
            Referrals.Balance::partner, Referrals.Balance::byUs, Referrals.Balance::owedMinor)
        .containsExactly(Tuple.tuple("nord", false, 501L), Tuple.tuple("sued", true, 2_500L));
    assertThat(referrals.settle(given.code(), "finn").settledBy()).isEqualTo("finn");
    assertThat(referrals.settle(given.code(), "zoe").settledBy()).as("once").isEqualTo("finn");
    assertThat(referrals.balances()).hasSize(1);
    assertThatThrownBy(() -> referrals.conclude(given.code(), false, null, null, "maria"))
        .hasMessage("The referral is concluded already.");
    assertThat(
            jdbc.queryForList(
                "select source_event_id from response_event where kind = 'referral' order by id",
                String.class))
        .containsExactly(given.code() + ":given", entered.code() + ":brought");
  }

  @Test
  void anErasedPersonIsALeadNoMore() {
    String code = offered(nord);
    leads.accept(nord, code);
    String number = leads.get(code).customerNumber();
    assertThat(customers.export(number).sections().get("partners")).hasSize(1);

    customers.erase(number, "ada");

    assertThat(leads.get(code).state()).isEqualTo("withdrawn");
    assertThat(leads.get(code).why()).isEmpty();
    assertThat(leads.ofPartner(nord, code).contact()).isNull();
  }

  private String offered(PartnerCaller partner) {
    return leads.offer(agreed("20095"), null, partner.partnerId(), "A boat", "maria").code();
  }

  private long agreed(String postalCode) {
    long customer = customer(postalCode);
    agree(customer, true);
    return customer;
  }

  private void agree(long customer, boolean granted) {
    consents.record(
        customer,
        "partner",
        Leads.PARTNER_SHARING,
        granted,
        clock.instant(),
        "call of 2 November",
        granted ? "May we pass you on?" : null);
  }

  private long customer(String postalCode) {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    jdbc.update(
        "insert into customer (customer_number, email, email_hash, first_name, last_name, language,"
            + " postal_code, city, country, hash_bits, line_hash, created_at, updated_at) values"
            + " (?, 'mia@example.test', ?, 'Mia', 'Berg', 'de', ?, 'City', 'DE', 1, '0', ?, ?)",
        "K-" + postalCode,
        "0".repeat(64),
        postalCode,
        now,
        now);
    return number("select id from customer where customer_number = ?", "K-" + postalCode);
  }

  private PartnerCaller reseller(String code) {
    LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    jdbc.update(
        "insert into partner (code, name, kind, state, contract_version, contact_name,"
            + " contact_email, language, time_zone, capacity_per_day, ack_hours, draft_hours,"
            + " production_hours, handover_hours, transport, connection, created_by, created_at,"
            + " updated_at) values (?, ?, 'reseller', 'live', '1', 'Kim', 'kim@example.test', 'en',"
            + " 'Europe/Berlin', 10000, 8, 16, 40, 8, 'api', '{}', 'ada', ?, ?)",
        code,
        code,
        now,
        now);
    return new PartnerCaller(
        number("select id from partner where code = ?", code), code, false, Set.of("leads"));
  }

  private long number(String sql, Object... values) {
    return jdbc.queryForObject(sql, Long.class, values);
  }
}
