package io.rondo.workers.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customer;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.customer.PhoneHash;
import io.rondo.workers.engine.TaskRefused;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Scrub;
import io.rondo.workers.fulfilment.ScrubRefused;
import io.rondo.workers.fulfilment.UnknownOrder;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.testing.MapStep;
import io.rondo.workers.testing.RecordingProcesses;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What every database must do with calls. */
abstract class CallsContract {

  private static final String BERLIN = "+4930123456";
  private static final String LONDON = "+442079460123";

  @Autowired private ApplicationContext context;
  @Autowired private Suppressions suppressions;
  @Autowired private Consents consents;
  @Autowired private Customers customers;
  @Autowired private RecordingProcesses processes;
  @Autowired private DecideCallBackRule rule;

  private CallWorld world;
  private PartnerCaller centre;

  @BeforeEach
  void aCallCentre() {
    world = new CallWorld(context);
    centre = world.partner("hallo");
    processes.listeners(CallBacks.SETTLED, 1);
  }

  @Test
  void noListGoesOutWithoutAFreshDoNotCallList() {
    Order order = world.order(centre, world.customer(LONDON, null));

    assertThatThrownBy(() -> world.scrub.mustBeReady(order))
        .isInstanceOf(ScrubRefused.class)
        .hasMessage(
            "No call list goes out. For GB there is no list of TPS that is at most 28 days old:"
                + " load one.");
    world.load("GB", "CTPS", 0, "020 7946 0999");
    assertThatThrownBy(() -> world.scrub.mustBeReady(order)).isInstanceOf(ScrubRefused.class);

    DncList list = world.load("GB", "TPS", 27, "020 7946 0999", "+44 20 7946 0555");
    world.scrub.mustBeReady(order);

    assertThat(list.numbers()).isEqualTo(2);
    assertThat(list.sha256()).hasSize(64);
    assertThat(world.dnc.evidence(order.id()))
        .extracting(DncList::source)
        .containsExactly("CTPS", "TPS");
    world.clock.advance(Duration.ofDays(2));
    assertThatThrownBy(() -> world.scrub.mustBeReady(order))
        .as("29 days old by now")
        .isInstanceOf(ScrubRefused.class);
  }

  @Test
  void aListThatIsTooOldOrNoListIsNotLoaded() {
    assertThatThrownBy(() -> world.load("GB", "TPS", 29, "020 7946 0999"))
        .isInstanceOf(DncRefused.class)
        .hasMessageContaining("may be 28 days old");
    assertThatThrownBy(() -> world.load("GB", "TPS", 1, "name;street", "Mia;Street 1"))
        .isInstanceOf(DncRefused.class)
        .hasMessageContaining("this is not the list");
    assertThatThrownBy(() -> world.load("GB", "TPS", 1, "0".repeat(500)))
        .isInstanceOf(DncRefused.class)
        .hasMessageContaining("Line 1 has more than 200 characters");
    assertThatThrownBy(() -> world.load("GB", "TPS", 1)).isInstanceOf(DncRefused.class);
    assertThat(world.dnc.all()).isEmpty();
    assertThat(world.number("select count(*) from dnc_number")).isZero();
  }

  @Test
  void theNewestListOfASourceCountsAndTheOldOneStaysAsEvidence() {
    Order order = world.order(centre, world.customer(LONDON, null));
    world.load("GB", "TPS", 5, "020 7946 0123", "020 7946 0555");
    assertThat(suppressed(order)).containsValue("do_not_call");

    world.load("GB", "TPS", 1, "020 7946 0555");

    assertThat(suppressed(order)).isEmpty();
    assertThat(world.dnc.all()).extracting(DncList::state).containsExactly("valid", "replaced");
    assertThat(world.number("select count(*) from dnc_number")).isEqualTo(1);
    assertThatThrownBy(() -> world.load("GB", "TPS", 3, "020 7946 0555"))
        .hasMessageContaining("There is a newer list of TPS");
  }

  @Test
  void whoJoinsAListIsTakenFromOrdersThatAreOut() {
    world.load("GB", "TPS", 1, "020 7946 0999");
    Order order = world.order(centre, world.customer(LONDON, null), world.customer(BERLIN, null));
    assertThat(world.lists.page(centre, order.code(), 0, 10)).hasSize(2);

    world.load("GB", "TPS", 0, "02079460123");

    assertThat(world.entry(order, 1)).isEqualTo("withdrawn do_not_call");
    assertThat(world.recipient(order, 1)).isEqualTo("suppressed do_not_call");
    assertThat(world.entry(order, 2)).isEqualTo("open");
  }

  @Test
  void numbersThatCostOrLieAbroadAreNotCalled() {
    long fine = world.customer(BERLIN, null);
    Order order =
        world.order(
            centre,
            fine,
            world.customer("+19005550123", null),
            world.customer("+79161234567", null),
            world.customer(null, null),
            world.customer(BERLIN, null));

    assertThat(suppressed(order).values())
        .containsExactlyInAnyOrder(
            "number_type", "country_not_called", "no_number", "duplicate_number");
  }

  @Test
  void aNumberIsNotCalledMoreOftenThanTheCap() {
    long customer = world.customer(BERLIN, null);
    for (int i = 0; i < 2; i++) {
      Order earlier = world.order(centre, customer);
      for (int attempt = 1; attempt <= 3; attempt++) {
        world.call(earlier, 1, attempt, "no_answer");
      }
    }
    Order order = world.order(centre, customer);

    assertThat(suppressed(order)).containsValue("called_often");
    world.clock.advance(Duration.ofDays(31));
    assertThat(suppressed(order)).isEmpty();
  }

  @Test
  void aListSaysWhoIsCalledWhen() {
    world.load("US", "DNC", 1, "212,5550199");
    Order order =
        world.order(
            centre, world.customer(BERLIN, null), world.customer("+14155550123", "America/Denver"));

    List<CallEntry> page = world.lists.page(centre, order.code(), 0, 10);

    assertThat(page).extracting(CallEntry::recipient).containsExactly("r1", "r2");
    assertThat(page.get(0).phone()).isEqualTo(BERLIN);
    assertThat(page.get(0).name()).startsWith("Mia K-");
    assertThat(page.get(0).windowStart()).isEqualTo(world.clock.instant());
    assertThat(page.get(0).windowEnd()).isEqualTo(Instant.parse("2026-11-02T19:00:00Z"));
    assertThat(page.get(1).timeZone()).isEqualTo("America/Denver");
    assertThat(page.get(1).windowStart()).isEqualTo(Instant.parse("2026-11-02T15:00:00Z"));
    assertThat(world.lists.page(centre, order.code(), 1, 10)).hasSize(1);
  }

  @Test
  void aListIsItsPartnersOnly() {
    Order order = world.order(centre, world.customer(BERLIN, null));
    PartnerCaller other = world.partner("moin");

    assertThatThrownBy(() -> world.lists.page(other, order.code(), 0, 10))
        .isInstanceOf(UnknownOrder.class);
    world.jdbc.update("update partner_order set replaced_at = placed_at where id = ?", order.id());
    assertThat(world.lists.page(centre, order.code(), 0, 10)).as("no longer theirs").isEmpty();
  }

  @Test
  void noPageGoesOutWhenTheDoNotCallListGrewTooOld() {
    world.load("GB", "TPS", 27, "020 7946 0999");
    Order order = world.order(centre, world.customer(LONDON, null));
    assertThat(world.lists.page(centre, order.code(), 0, 10)).hasSize(1);

    world.clock.advance(Duration.ofDays(2));

    assertThatThrownBy(() -> world.lists.page(centre, order.code(), 0, 10))
        .isInstanceOf(ScrubRefused.class);
  }

  @Test
  void whoWithdrawsConsentIsCalledNoMore() {
    long customer = world.customer(BERLIN, null);
    Order order = world.order(centre, customer);
    world.lists.page(centre, order.code(), 0, 10);

    consents.record(
        customer, Consents.CALL, Consents.MARKETING, false, world.clock.instant(), "shop", null);
    CallEntry entry = world.lists.page(centre, order.code(), 0, 10).get(0);
    world.pump.handleAll();

    assertThat(entry.phone()).isNull();
    assertThat(entry.name()).isNull();
    assertThat(entry.state()).isEqualTo("withdrawn");
    assertThat(world.recipient(order, 1)).isEqualTo("suppressed no_consent");
    assertThat(world.orders.get(order.id()).state()).isEqualTo(OrderState.HANDED_OVER);
  }

  @Test
  void attemptsEndAndTheOrderReconciles() {
    Order order = world.order(centre, world.customer(BERLIN, null), world.customer(LONDON, null));

    assertThat(world.call(order, 1, 1, "no_answer")).isEqualTo("moved");
    assertThat(world.entry(order, 1)).isEqualTo("open no_answer");
    world.call(order, 1, 2, "busy");
    world.call(order, 1, 3, "voicemail");
    assertThat(world.entry(order, 1)).isEqualTo("failed voicemail");
    assertThat(world.recipient(order, 1)).isEqualTo("failed voicemail");
    assertThat(world.orders.get(order.id()).state()).isEqualTo(OrderState.SUBMITTED);

    world.call(order, 2, 1, "SALE");

    assertThat(world.recipient(order, 2)).startsWith("done");
    assertThat(world.orders.get(order.id()).state()).isEqualTo(OrderState.HANDED_OVER);
    assertThat(world.number("select count(*) from delivery where state = 'sent'")).isEqualTo(1);
  }

  @Test
  void aSaleIsAResponseOnce() {
    Order order = world.order(centre, world.customer(BERLIN, null));

    world.call(order, 1, 1, "sale");
    assertThat(world.call(order, 1, 1, "sale")).startsWith("repeated");
    assertThat(world.call(order, 1, 2, "sale")).startsWith("late");

    assertThat(
            world.jdbc.queryForList("select kind from response_event order by kind", String.class))
        .containsExactly("call", "conversion");
  }

  @Test
  void aRepeatedCallHasNoSecondEffect() {
    Order order = world.order(centre, world.customer(BERLIN, null));

    world.call(order, 1, 1, "busy");
    assertThat(world.call(order, 1, 1, "refused")).startsWith("repeated");

    assertThat(world.entry(order, 1)).isEqualTo("open busy");
    assertThat(world.number("select count(*) from call_attempt")).isEqualTo(1);
  }

  @Test
  void neverAgainHoldsForEverybodyWithTheNumberAtOnce() {
    world.load("GB", "TPS", 1, "020 7946 0999");
    PartnerCaller other = world.partner("moin");
    long she = world.customer(BERLIN, null);
    long he = world.customer(BERLIN, null);
    Order first = world.order(centre, she);
    Order second = world.order(other, he, world.customer(LONDON, null));
    world.lists.page(other, second.code(), 0, 10);

    assertThat(world.call(first, 1, 1, "dnc_request")).isEqualTo("moved");

    assertThat(suppressions.isSuppressed(Consents.CALL, PhoneHash.of(BERLIN))).isTrue();
    assertThat(world.entry(second, 1)).isEqualTo("withdrawn do_not_call");
    assertThat(world.recipient(second, 1)).isEqualTo("suppressed do_not_call");
    assertThat(world.entry(second, 2)).isEqualTo("open");
    for (long customer : new long[] {she, he}) {
      assertThat(consents.of(customer))
          .filteredOn(consent -> consent.channel().equals(Consents.CALL))
          .allMatch(consent -> !consent.granted());
    }
    CallEntry gone = world.lists.page(other, second.code(), 0, 1).get(0);
    assertThat(gone.phone()).isNull();
    assertThat(gone.name()).isNull();
    assertThat(world.lists.withdrawn(other, Instant.EPOCH, 0, 10))
        .extracting(CallLists.Withdrawn::recipient, CallLists.Withdrawn::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("r1", "do_not_call"));
    assertThat(world.lists.withdrawn(centre, Instant.EPOCH, 0, 10)).isEmpty();
  }

  @Test
  void neverAgainHoldsAlsoWhenItComesLate() {
    Order order = world.order(centre, world.customer(BERLIN, null));
    world.call(order, 1, 1, "refused");

    assertThat(world.call(order, 1, 2, "dnc_request")).startsWith("late");

    assertThat(world.entry(order, 1)).isEqualTo("done refused");
    assertThat(suppressions.isSuppressed(Consents.CALL, PhoneHash.of(BERLIN))).isTrue();
  }

  @Test
  void aWrongNumberIsTakenOffTheCustomer() {
    long customer = world.customer(BERLIN, null);
    Order order = world.order(centre, customer);
    Order other = world.order(centre, customer);
    world.lists.page(centre, other.code(), 0, 10);

    world.call(order, 1, 1, "wrong_number");

    assertThat(customers.find(customer).map(Customer::phone)).isEmpty();
    assertThat(world.entry(other, 1)).isEqualTo("withdrawn wrong_number");
    assertThat(suppressions.isSuppressed(Consents.CALL, PhoneHash.of(BERLIN)))
        .as("the number is somebody else's")
        .isFalse();
  }

  @Test
  void whoIsDeceasedIsWrittenToNoMore() {
    long id = world.customer(BERLIN, null);
    Customer customer = customers.find(id).orElseThrow();
    Order order = world.order(centre, id);

    world.call(order, 1, 1, "deceased");

    assertThat(suppressions.isSuppressed(Consents.EMAIL, customer.emailHash())).isTrue();
    assertThat(suppressions.isSuppressed(Consents.LETTER, customer.postalHash())).isTrue();
    assertThat(suppressions.isSuppressed(Consents.CALL, customer.phoneHash())).isTrue();
    assertThat(consents.of(id)).hasSize(4).allMatch(consent -> !consent.granted());
  }

  @Test
  void aCallAtTheWrongTimeIsKeptAndMarked() {
    Order order = world.order(centre, world.customer(BERLIN, null));
    world.clock.set(Instant.parse("2026-11-02T21:30:00Z"));

    assertThat(world.call(order, 1, 1, "interested")).isEqualTo("moved: breach outside_window");

    assertThat(world.entry(order, 1)).isEqualTo("done interested");
    assertThat(world.lists.progress(order.id()).breaches())
        .extracting(CallProgress.Breach::recipient, CallProgress.Breach::breach)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("r1", "outside_window"));
  }

  @Test
  void aCallToSomebodyWithdrawnIsABreach() {
    world.load("GB", "TPS", 1, "020 7946 0999");
    Order order = world.order(centre, world.customer(LONDON, null), world.customer(BERLIN, null));
    world.lists.page(centre, order.code(), 0, 10);
    world.load("GB", "TPS", 0, "02079460123");
    world.clock.advance(Duration.ofHours(1));

    assertThat(world.call(order, 1, 1, "sale")).startsWith("late").endsWith("breach withdrawn");
  }

  @Test
  void timesThatCannotBeAreRefused() {
    Order order = world.order(centre, world.customer(BERLIN, null));
    Instant now = world.clock.instant();

    assertThat(world.call(order, 1, 1, "busy", now.plus(Duration.ofMinutes(11)), null))
        .isEqualTo("refused: started_at is in the future.");
    assertThat(world.call(order, 1, 1, "busy", now.plus(Duration.ofMinutes(9)), null))
        .as("a clock that is a little ahead")
        .isEqualTo("moved");
    assertThat(world.call(order, 1, 2, "busy", now.minus(Duration.ofDays(1)), null))
        .startsWith("refused: started_at is before");
    assertThat(world.call(order, 7, 1, "busy")).contains("nobody to be called as r7");
    assertThat(world.call(order, 1, 2, "delighted")).startsWith("refused: disposition");
    assertThat(world.call(order, 1, 2, "callback")).startsWith("refused: callback_at");
  }

  @Test
  void aPromisedCallIsMovedIntoTheWindowOfTheCalledParty() {
    Order order = world.order(centre, world.customer(BERLIN, null));
    Instant saturdayNight = Instant.parse("2026-11-07T22:00:00Z");

    world.call(order, 1, 1, "callback", world.clock.instant(), saturdayNight);

    long id = world.number("select id from call_back");
    assertThat(processes.calls()).last().asString().startsWith("start CallBack C-2026-0042 {");
    assertThat(world.entry(order, 1)).isEqualTo("callback callback");
    assertThat(world.callBacks.plan(id)).isEqualTo(Instant.parse("2026-11-09T08:00:00Z"));
    assertThat(world.lists.page(centre, order.code(), 0, 1).get(0).windowStart())
        .isEqualTo(Instant.parse("2026-11-09T08:00:00Z"));
  }

  @Test
  void aPromisedCallThatIsMadeEndsItsProcess() {
    Order order = world.order(centre, world.customer(BERLIN, null));
    world.call(order, 1, 1, "callback", world.clock.instant(), in(Duration.ofHours(2)));
    long id = world.number("select id from call_back");
    processes.listeners(CallBacks.SETTLED, 0);

    world.call(order, 1, 2, "interested");
    assertThat(world.callBacks.tellAll(10)).as("nobody listens yet").isZero();
    processes.listeners(CallBacks.SETTLED, 1);

    assertThat(world.callBacks.tellAll(10)).isEqualTo(1);
    assertThat(world.callBacks.tellAll(10)).as("told once").isZero();
    assertThat(processes.calls())
        .last()
        .isEqualTo("tell call.callBackSettled C-2026-0042 callBackId=" + id);
    assertThat(world.callBacks.request(id).wanted()).isFalse();
  }

  @Test
  void aPromiseThatWasSleptThroughIsAskedForInTheNextWindow() {
    Order order = world.order(centre, world.customer(BERLIN, null));
    world.call(order, 1, 1, "callback", world.clock.instant(), in(Duration.ofHours(2)));
    long id = world.number("select id from call_back");
    world.callBacks.plan(id);
    world.clock.set(Instant.parse("2026-11-02T23:00:00Z"));

    CallBacks.Request request = world.callBacks.request(id);

    assertThat(request.wanted()).isTrue();
    assertThat(request.missedAt()).isEqualTo(Instant.parse("2026-11-03T10:00:00Z"));
  }

  @Test
  void aPromiseThatNobodyKeptIsGivenUpByAPerson() {
    Order order = world.order(centre, world.customer(BERLIN, null));
    world.call(order, 1, 1, "callback", world.clock.instant(), in(Duration.ofHours(2)));
    long id = world.number("select id from call_back");

    assertThatThrownBy(() -> decide(id, Map.of())).isInstanceOf(TaskRefused.class);
    assertThatThrownBy(() -> decide(id, Map.of("callBackDecision", "again")))
        .isInstanceOf(TaskRefused.class)
        .hasMessageContaining("within the next 60 days");
    assertThat(decide(id, Map.of("callBackDecision", "drop")))
        .isEqualTo(Map.of("callBackGranted", false));
    world.callBacks.giveUp(id);
    world.pump.handleAll();

    assertThat(world.entry(order, 1)).isEqualTo("failed callback_missed");
    assertThat(world.recipient(order, 1)).isEqualTo("failed callback_missed");
    assertThat(world.orders.get(order.id()).state()).isEqualTo(OrderState.HANDED_OVER);
  }

  @Test
  void aPersonMayPromiseAnotherTime() {
    Order order = world.order(centre, world.customer(BERLIN, null));
    world.call(order, 1, 1, "callback", world.clock.instant(), in(Duration.ofHours(2)));
    long id = world.number("select id from call_back");

    assertThat(
            decide(
                id, Map.of("callBackDecision", "again", "callBackAgainAt", "2026-11-08T12:00:00Z")))
        .isEqualTo(Map.of("callBackGranted", true));

    assertThat(world.callBacks.plan(id))
        .as("the 8th is a Sunday")
        .isEqualTo(Instant.parse("2026-11-09T08:00:00Z"));
  }

  @Test
  void aFileBringsCallsRowByRow() {
    Order order = world.order(centre, world.customer(BERLIN, null), world.customer(LONDON, null));
    String file =
        """
        recipient,attempt,started_at,duration_s,disposition,callback_at,agent,notes
        r1,1,2026-11-02T09:00:00Z,12,no_answer,,a7,
        r2,1,2026-11-02T09:00:00Z,90,interested,,a7,"wants a, catalogue"
        r2,x,2026-11-02T09:00:00Z,90,interested,,a7,
        17,1,2026-11-02T09:00:00Z,90,interested,,a7,
        """;

    CallFile.Report report = take(order, file);
    world.pump.handleAll();

    assertThat(report.rows()).isEqualTo(4);
    assertThat(report.stored()).isEqualTo(2);
    assertThat(report.refusals())
        .extracting(CallFile.Row::line, CallFile.Row::problem)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(4L, "attempt is a whole number."),
            org.assertj.core.groups.Tuple.tuple(
                5L, "recipient is r and the number of the recipient, for example r17."));
    assertThat(world.entry(order, 2)).isEqualTo("done interested");
    assertThat(report.rejects().lines())
        .as("the wrong rows come back with their reasons")
        .containsExactly(
            "problem,recipient,attempt,started_at,duration_s,disposition,callback_at,agent,notes",
            "attempt is a whole number.,r2,x,2026-11-02T09:00:00Z,90,interested,,a7,",
            "\"recipient is r and the number of the recipient, for example r17.\",17,1,"
                + "2026-11-02T09:00:00Z,90,interested,,a7,");
    CallFile.Report again = take(order, file);
    assertThat(again.before()).as("the same bytes").isEqualTo(world.clock.instant());
    assertThat(again.stored()).isZero();
    assertThat(again.repeated()).isEqualTo(2);
    CallFile.Report mended = take(order, report.rejects().replace(",x,", ",2,"));
    assertThat(mended.stored()).isEqualTo(1);
    assertThat(mended.refused()).isEqualTo(1);
    assertThat(world.files.latest(10))
        .extracting(CallFile.Taken::rows, CallFile.Taken::stored, CallFile.Taken::refused)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, 1, 1),
            org.assertj.core.groups.Tuple.tuple(4, 2, 2));
    assertThat(world.files.latest(10).get(1).refusals())
        .as("the reasons stay")
        .isEqualTo(report.refusals());
    assertThatThrownBy(() -> take(order, "name,phone\nMia,123\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no column recipient");
  }

  @Test
  void anErasedPersonIsCalledNoMoreAndNothingIsKeptOfWhatWasSaid() {
    long id = world.customer(BERLIN, null);
    Order order = world.order(centre, id, world.customer(LONDON, null));
    take(
        order,
        """
        recipient,attempt,started_at,disposition,notes
        r1,1,2026-11-02T09:00:00Z,busy,talked to the canary
        """);
    world.pump.handleAll();
    assertThat(world.number("select count(*) from call_attempt where notes like '%canary%'"))
        .isEqualTo(1);

    customers.erase(customers.find(id).orElseThrow().number(), "ada");

    assertThat(world.entry(order, 1)).isEqualTo("withdrawn erased");
    assertThat(world.number("select count(*) from call_attempt where notes like '%canary%'"))
        .isZero();
    assertThat(world.number("select count(*) from partner_signal where body like '%canary%'"))
        .isZero();
  }

  private CallFile.Report take(Order order, String file) {
    return world.files.take(
        new CallFile.Incoming(
            order.partnerId(),
            order.code(),
            "calls.csv",
            "sftp",
            file.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aQuoteThatIsNeverClosedSpoilsOnlyWhatFollows() {
    Order order = world.order(centre, world.customer(BERLIN, null));
    String sound = "recipient,attempt,started_at,disposition\nr1,1,2026-11-02T09:00:00Z,busy\n";

    CallFile.Report report = take(order, "\uFEFF" + sound + "r1,2,\"2026" + "x\n".repeat(50_000));

    assertThat(report.stored()).isEqualTo(1);
    assertThat(report.refusals()).extracting(CallFile.Row::line).containsExactly(3L);
    assertThat(CallFile.isOne(sound.getBytes(StandardCharsets.UTF_8))).isTrue();
    assertThat(CallFile.isOne("recipient_id,status\nr1,accepted\n".getBytes())).isFalse();
  }

  @Test
  void aFileThatIsRefusedLeavesNothingBehind() {
    Order order = world.order(centre, world.customer(BERLIN, null));

    assertThatThrownBy(() -> take(order, "recipient,attempt,disposition\nr1,1,busy\n"))
        .hasMessage("The first line has no column started_at.");

    assertThat(world.number("select count(*) from partner_signal")).isZero();
    assertThat(world.files.latest(10)).isEmpty();
  }

  @Test
  void aFileCannotSpeakForAnotherPartner() {
    Order order = world.order(world.partner("moin"), world.customer(BERLIN, null));
    String row = "order,recipient,attempt,started_at,disposition\n%s,r1,1,%s,sale\n";

    CallFile.Report report =
        world.files.take(
            new CallFile.Incoming(
                centre.partnerId(),
                null,
                "calls.csv",
                "sftp",
                row.formatted(order.code(), world.clock.instant())
                    .getBytes(StandardCharsets.UTF_8)));
    world.pump.handleAll();

    assertThat(report.stored()).as("kept, as for an order that is not there").isEqualTo(1);
    assertThat(world.number("select count(*) from partner_signal where state = 'parked'"))
        .isEqualTo(1);
    assertThat(world.number("select count(*) from call_attempt")).isZero();
  }

  private Map<String, Object> decide(long id, Map<String, Object> form) {
    Map<String, Object> variables = new java.util.HashMap<>(form);
    variables.put(CallBacks.ID, id);
    return rule.complete(CallWorld.CODE, "maria", new MapStep(CallWorld.CODE, variables));
  }

  private Instant in(Duration ahead) {
    return world.clock.instant().plus(ahead);
  }

  private Map<Long, String> suppressed(Order order) {
    return world.scrub.suppressed(
        order,
        world.jdbc.query(
            "select d.id, d.customer_id from order_recipient r join delivery d on d.id ="
                + " r.delivery_id where r.order_id = ?",
            (row, no) -> new Scrub.Person(row.getLong(1), row.getLong(2)),
            order.id()));
  }
}
