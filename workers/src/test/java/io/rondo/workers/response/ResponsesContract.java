package io.rondo.workers.response;

import static io.rondo.workers.response.EventReceipt.Status.ACCEPTED;
import static io.rondo.workers.response.EventReceipt.Status.DUPLICATE;
import static io.rondo.workers.response.EventReceipt.Status.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.content.LinkMaker;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.delivery.Tracked;
import io.rondo.workers.testing.TestClock;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransactionRollbackException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What every database must do with responses. */
abstract class ResponsesContract {

  @Autowired private Responses responses;
  @Autowired private Messages messages;
  @Autowired private ResponseMapper mapper;
  @Autowired private ResponseSettings settings;
  @Autowired private DataSource dataSource;
  @Autowired private ResponseWindows windows;
  @Autowired private Consents consents;
  @Autowired private Suppressions suppressions;
  @Autowired private Customers customers;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private final String source = "test-" + UUID.randomUUID().toString().substring(0, 8);
  private Mailing mailing;

  @BeforeEach
  void aMailing() {
    clock.reset();
    mailing = Mailing.frozenAt(jdbc, clock.instant().minus(Duration.ofDays(1)));
  }

  @Test
  void theSameEventCountsOnce() {
    String customer = mailing.customer();
    var event = visit("e1", customer);

    assertThat(receive(event, event)).containsExactly(ACCEPTED, DUPLICATE);
    assertThat(receive(event)).containsExactly(DUPLICATE);
    assertThat(receive(visit("E1", customer))).containsExactly(ACCEPTED);
    assertThat(stored()).isEqualTo(2);
  }

  @Test
  void whatIsToldTwiceIsOneRow() {
    var person = mailing.mailed("A", clock.instant().minusSeconds(60));
    String longId = "at://" + "x".repeat(200);

    assertThat(responses.tell(told(longId, person))).isTrue();
    assertThat(responses.tell(told(longId, person))).isFalse();

    assertThat(
            jdbc.queryForMap(
                "select channel, topic, sentiment, reaction from response_event where source = ?",
                source))
        .containsEntry("channel", "social")
        .containsEntry("topic", "complaint")
        .containsEntry("reaction", "open");
  }

  @Test
  void onlyAPersonsOwnWishMayStartSomething() {
    responses.tell(Told.of(source, "1", "open"));
    responses.tell(Told.of(source, "2", "purchase").by(Actor.SUSPECTED_BOT));
    responses.tell(Told.of(source, "3", "auto_reply"));
    assertThat(reactions()).containsExactly("none", "none", "none");

    responses.tell(Told.of(source, "4", "purchase").customerNumber("nobody-yet"));
    responses.tell(Told.of(source, "5", "mention"));
    assertThat(reactions()).endsWith("unknown", "open");
  }

  private Told told(String id, Mailing.Person person) {
    return Told.of(source, id, "social_reply")
        .from("social")
        .customer(person.customerId())
        .delivery(person.deliveryId())
        .topic("complaint")
        .sentiment(-60)
        .confidence(80);
  }

  private List<String> reactions() {
    return jdbc.queryForList(
        "select reaction from response_event where source = ? order by id", String.class, source);
  }

  @Test
  void anUnsoundEventIsRefusedAndTheRestGoesIn() {
    String customer = mailing.customer();
    var receipts =
        responses.receive(
            source,
            List.of(
                visit("e1", customer),
                new IncomingEvent("e2", "purchase", customer, null, null, null, null),
                new IncomingEvent("e3", "visit", customer, "C-none", null, null, null),
                visit("e4", customer)));

    assertThat(receipts)
        .extracting(EventReceipt::status)
        .containsExactly(ACCEPTED, REFUSED, REFUSED, ACCEPTED);
    assertThat(receipts.get(1).reason()).isEqualTo("amount is missing");
    assertThat(receipts.get(2).reason()).isEqualTo("campaign is not known");
  }

  @Test
  void moneyIsKeptInMinorUnits() {
    receive(
        new IncomingEvent(
            "e1",
            "purchase",
            mailing.customer(),
            mailing.code(),
            clock.instant(),
            new BigDecimal("29.9"),
            "EUR"));

    assertThat(
            jdbc.queryForMap(
                "select amount_minor, currency, campaign_id from response_event where source = ?",
                source))
        .containsEntry("amount_minor", 2990L)
        .containsEntry("currency", "EUR")
        .containsEntry("campaign_id", mailing.campaignId());
  }

  @Test
  void anUnknownCustomerIsKeptAndMatchedLater() {
    String number = mailing.code() + "-1";
    var receipt = responses.receive(source, List.of(visit("e1", number))).get(0);
    assertThat(receipt.status()).isEqualTo(ACCEPTED);
    assertThat(receipt.customerKnown()).isFalse();

    responses.matchLate();
    assertThat(customerOfEvent()).isNull();

    String known = mailing.customer();
    jdbc.update("update customer set customer_number = ? where customer_number = ?", number, known);
    assertThat(responses.matchLate()).isGreaterThanOrEqualTo(1);
    assertThat(customerOfEvent()).isEqualTo(mailing.idOf(number));
  }

  @Test
  void moreThanOneBatchGoesInAtOnce() {
    String customer = mailing.customer();
    List<IncomingEvent> events =
        IntStream.range(0, 1201).mapToObj(i -> visit("e" + i, customer)).toList();

    assertThat(responses.receive(source, events))
        .hasSize(1201)
        .allMatch(receipt -> receipt.status() == ACCEPTED)
        .extracting(EventReceipt::id)
        .startsWith("e0", "e1")
        .endsWith("e1200");
    assertThat(stored()).isEqualTo(1201);
  }

  @Test
  void whoeverTellsItAtTheSameMomentItIsStoredOnce() throws Exception {
    String customer = mailing.customer();
    List<IncomingEvent> events =
        new ArrayList<>(IntStream.range(0, 900).mapToObj(i -> visit("e" + i, customer)).toList());
    List<Callable<Long>> callers = new ArrayList<>();
    for (int caller = 0; caller < 4; caller++) {
      List<IncomingEvent> shuffled = new ArrayList<>(events);
      Collections.shuffle(shuffled, new java.util.Random(caller));
      callers.add(
          () ->
              responses.receive(source, shuffled).stream()
                  .filter(receipt -> receipt.status() == ACCEPTED)
                  .count());
    }

    ExecutorService threads = Executors.newFixedThreadPool(4);
    long accepted = 0;
    try {
      for (var caller : threads.invokeAll(callers)) {
        accepted += caller.get();
      }
    } finally {
      threads.shutdown();
    }
    assertThat(accepted).isEqualTo(900);
    assertThat(stored()).isEqualTo(900);
  }

  @Test
  void whoeverLosesADeadlockStoresItAllTheSame() {
    EventStore store = new EventStore(mapper, losingOnce(), settings, new ReactionBell(), clock);

    assertThat(
            store.insert(List.of(Told.of(source, "1", "mention"), Told.of(source, "2", "mention"))))
        .containsExactly(true, true);
    assertThat(stored()).isEqualTo(2);
  }

  /** The first statement loses a deadlock. */
  private DataSource losingOnce() {
    AtomicBoolean lost = new AtomicBoolean();
    return new DelegatingDataSource(dataSource) {
      @Override
      public Connection getConnection() throws SQLException {
        return lost.getAndSet(true) ? super.getConnection() : losing();
      }
    };
  }

  private static Connection losing() {
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                throw new SQLTransactionRollbackException("Deadlock found", "40001");
              }
              return null;
            });
  }

  @Test
  void aClickLeadsWhereTheContentSaysAndNowhereElse() {
    var person = mailing.mailed("A", clock.instant().minusSeconds(60));

    assertThat(responses.clicked(new Tracked(person.deliveryId(), 1), Actor.HUMAN))
        .contains("https://shop.example/spring");
    assertThat(responses.clicked(new Tracked(person.deliveryId(), 2), Actor.HUMAN)).isEmpty();
    assertThat(responses.clicked(new Tracked(-1, 1), Actor.HUMAN)).isEmpty();
    assertThat(mailing.events("click", "human")).isEqualTo(1);
  }

  @Test
  void aDoubleClickIsOneEventAndALaterClickAnother() {
    var person = mailing.mailed("A", clock.instant().minusSeconds(60));
    Tracked link = new Tracked(person.deliveryId(), 1);

    responses.clicked(link, Actor.HUMAN);
    responses.clicked(link, Actor.HUMAN);
    assertThat(mailing.events("click", "human")).isEqualTo(1);

    clock.advance(Duration.ofSeconds(2));
    responses.clicked(link, Actor.HUMAN);
    assertThat(mailing.events("click", "human")).isEqualTo(2);
  }

  @Test
  void aClickFasterThanAPersonIsAScannersButLeadsOn() {
    Instant sent = clock.instant();
    var person = mailing.mailed("A", sent);
    Tracked link = new Tracked(person.deliveryId(), 1);

    clock.set(sent.plusMillis(4999));
    assertThat(responses.clicked(link, Actor.HUMAN)).isPresent();
    assertThat(mailing.events("click", "suspected_bot")).isEqualTo(1);
    assertThat(mailing.events("click", "human")).isZero();

    clock.set(sent.plusSeconds(5));
    responses.clicked(link, Actor.HUMAN);
    assertThat(mailing.events("click", "human")).isEqualTo(1);
  }

  @Test
  void whoFollowsAllLinksInAMomentIsAScannerFromTheFirstOn() {
    mailing.withLink(2).withLink(3);
    var person = mailing.mailed("A", clock.instant().minusSeconds(600));

    follow(person, 1);
    follow(person, 2);
    assertThat(mailing.events("click", "human")).isEqualTo(2);
    follow(person, 3);

    assertThat(mailing.events("click", "human")).isZero();
    assertThat(mailing.events("click", "suspected_bot")).isEqualTo(3);
    assertThat(
            jdbc.queryForList(
                "select distinct reaction from response_event where campaign_id = ?",
                String.class,
                mailing.campaignId()))
        .containsExactly("none");
  }

  @Test
  void whoFollowsAllLinksOneAfterTheOtherIsAReader() {
    mailing.withLink(2).withLink(3);
    var person = mailing.mailed("A", clock.instant().minusSeconds(600));

    for (int link = 1; link <= 3; link++) {
      follow(person, link);
      clock.advance(Duration.ofSeconds(6));
    }

    assertThat(mailing.events("click", "human")).isEqualTo(3);
  }

  @Test
  void whoFollowsTheLinkThatNobodySeesIsAScannerBeforeAndAfter() {
    var person = mailing.mailed("A", clock.instant().minusSeconds(600));
    var other = mailing.mailed("A", clock.instant().minusSeconds(600));
    follow(other, 1);
    clock.advance(Duration.ofSeconds(1));
    follow(person, 1);

    assertThat(responses.clicked(new Tracked(person.deliveryId(), LinkMaker.HIDDEN), Actor.HUMAN))
        .isEmpty();
    clock.advance(Duration.ofSeconds(2));
    follow(person, 1);

    assertThat(mailing.events("click", "suspected_bot")).isEqualTo(3);
    assertThat(mailing.events("click", "human")).isEqualTo(1);

    clock.advance(Duration.ofMinutes(5));
    follow(person, 1);
    assertThat(mailing.events("click", "human")).isEqualTo(2);
  }

  private void follow(Mailing.Person person, int link) {
    assertThat(responses.clicked(new Tracked(person.deliveryId(), link), Actor.HUMAN)).isPresent();
  }

  @Test
  void aTicketKeepsItsWordsApartAndBothFindTheirCustomerLater() {
    String number = mailing.code() + "-1";
    var ticket =
        new IncomingEvent(
            "t1",
            "ticket",
            number,
            null,
            null,
            null,
            null,
            "support",
            "delivery",
            null,
            "The lamp came broken, I am very angry!");

    assertThat(receive(ticket)).containsExactly(ACCEPTED);
    assertThat(receive(ticket)).containsExactly(DUPLICATE);
    var row = jdbc.queryForMap("select * from response_event where source = ?", source);
    assertThat(row)
        .containsEntry("reaction", "unknown")
        .containsEntry("channel", "support")
        .containsEntry("topic", "complaint");
    long message = ((Number) row.get("message_id")).longValue();
    assertThat(messages.text(message)).startsWith("The lamp came broken");
    assertThat(row.get("thread_key")).isEqualTo(messages.find(message).orElseThrow().threadKey());

    String known = mailing.customer();
    jdbc.update("update customer set customer_number = ? where customer_number = ?", number, known);
    responses.matchLate();

    assertThat(messages.of(mailing.idOf(number))).hasSize(1);
    assertThat(reactions()).containsExactly("open");
  }

  @Test
  void aProxyThatLoadsThePixelIsKeptAsOne() {
    var person = mailing.mailed("A", clock.instant().minusSeconds(60));

    responses.opened(new Tracked(person.deliveryId(), 0), Actor.PROXY);

    assertThat(mailing.events("open", "proxy")).isEqualTo(1);
    assertThat(mailing.events("open", "human")).isZero();
  }

  @Test
  void unsubscribingWithdrawsConsentAndSuppressesOnce() {
    var person = mailing.mailed("A", clock.instant().minusSeconds(60));
    consents.record(
        person.customerId(),
        "email",
        "marketing",
        true,
        clock.instant().minus(Duration.ofDays(30)),
        "shop",
        "Yes, write to me");
    Tracked mail = new Tracked(person.deliveryId(), 0);

    responses.unsubscribed(mail, "one-click");
    clock.advance(Duration.ofHours(1));
    responses.unsubscribed(mail, "page");

    assertThat(consents.of(person.customerId()))
        .singleElement()
        .satisfies(
            consent -> {
              assertThat(consent.granted()).isFalse();
              assertThat(consent.source())
                  .isEqualTo("unsubscribe link of " + mailing.code() + ", one-click");
            });
    assertThat(consents.history(person.customerId())).hasSize(1);
    assertThat(suppressions.isSuppressed("email", hashOf(person))).isTrue();
    assertThat(mailing.events("unsubscribe", "human")).isEqualTo(1);
  }

  @Test
  void aConsentGivenAnewIsWithdrawnByTheOldMailToo() {
    var person = mailing.mailed("A", clock.instant().minusSeconds(60));
    Tracked mail = new Tracked(person.deliveryId(), 0);
    responses.unsubscribed(mail, "page");
    clock.advance(Duration.ofDays(1));
    consents.record(
        person.customerId(), "email", "marketing", true, clock.instant(), "shop", "Yes again");

    clock.advance(Duration.ofDays(1));
    responses.unsubscribed(mail, "page");

    assertThat(consents.of(person.customerId())).singleElement().matches(c -> !c.granted());
  }

  @Test
  void followingLinksNeverUnsubscribes() {
    var person = mailing.mailed("A", clock.instant().minusSeconds(60));

    responses.clicked(new Tracked(person.deliveryId(), 1), Actor.HUMAN);
    responses.opened(new Tracked(person.deliveryId(), 0), Actor.HUMAN);

    assertThat(suppressions.isSuppressed("email", hashOf(person))).isFalse();
    assertThat(consents.of(person.customerId())).isEmpty();
  }

  @Test
  void theExportShowsWhatAPersonDidAndErasureTakesTheNumberAway() {
    var person = mailing.mailed("A", clock.instant().minusSeconds(60));
    receive(
        new IncomingEvent(
            "e1",
            "purchase",
            person.number(),
            mailing.code(),
            null,
            new BigDecimal("12.50"),
            "USD"));

    assertThat(customers.export(person.number()).sections().get("responses"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event)
                    .containsEntry("kind", "purchase")
                    .containsEntry("campaign", mailing.code())
                    .containsEntry("amount", new BigDecimal("12.50")));

    customers.erase(person.number(), "maria");
    assertThat(
            jdbc.queryForMap(
                "select customer_number, customer_id from response_event where source = ?", source))
        .containsEntry("customer_number", null)
        .containsEntry("customer_id", person.customerId());
  }

  @Test
  void theWindowOpensOnceAndTheMarketerMayShortenIt() {
    Instant now = clock.instant();
    var first = windows.set(mailing.code(), false, null);
    assertThat(first.endsAt()).isEqualTo(now.plus(Duration.ofDays(14)));
    assertThat(first.over()).isFalse();
    assertThat(status()).isEqualTo("listening");

    clock.advance(Duration.ofDays(1));
    assertThat(windows.set(mailing.code(), false, first.endsAt())).isEqualTo(first);

    Instant sooner = now.plus(Duration.ofDays(7));
    assertThat(windows.set(mailing.code(), false, sooner).endsAt()).isEqualTo(sooner);

    var ended = windows.set(mailing.code(), true, sooner);
    assertThat(ended.endsAt()).isEqualTo(clock.instant());
    assertThat(ended.over()).isTrue();

    clock.advance(Duration.ofDays(1));
    assertThat(windows.set(mailing.code(), true, null)).isEqualTo(ended);
  }

  @Test
  void anEndInThePastMeansNow() {
    windows.set(mailing.code(), false, null);

    var ended = windows.set(mailing.code(), false, clock.instant().minus(Duration.ofDays(3)));

    assertThat(ended.endsAt()).isEqualTo(clock.instant());
    assertThat(ended.over()).isTrue();
  }

  private List<EventReceipt.Status> receive(IncomingEvent... events) {
    return responses.receive(source, List.of(events)).stream().map(EventReceipt::status).toList();
  }

  private static IncomingEvent visit(String id, String customer) {
    return new IncomingEvent(id, "visit", customer, null, null, null, null);
  }

  private int stored() {
    return jdbc.queryForObject(
        "select count(*) from response_event where source = ?", Integer.class, source);
  }

  private Long customerOfEvent() {
    return jdbc.queryForObject(
        "select customer_id from response_event where source = ?", Long.class, source);
  }

  private String hashOf(Mailing.Person person) {
    return customers.find(person.customerId()).orElseThrow().emailHash();
  }

  private String status() {
    return jdbc.queryForObject(
        "select status from campaign where code = ?", String.class, mailing.code());
  }
}
