package io.rondo.workers.response;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.PhoneHash;
import io.rondo.workers.testing.EmptyTables;
import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What every database must do with text messages. */
abstract class ShortMessagesContract {

  private static final String ADAS = "+4915112345678";
  private static final String BOBS = "+4915187654321";

  @Autowired private ShortMessages shortMessages;
  @Autowired private Messages messages;
  @Autowired private Consents consents;
  @Autowired private Suppressions suppressions;
  @Autowired private TestClock clock;
  @Autowired private JdbcTemplate jdbc;

  private long ada;
  private long bob;

  @BeforeEach
  void twoPeople() {
    clock.reset();
    EmptyTables.in(jdbc);
    Mailing mailing = Mailing.frozenAt(jdbc, clock.instant());
    ada = withNumber(mailing.customer(), mailing, ADAS);
    bob = withNumber(mailing.customer(), mailing, BOBS);
  }

  @Test
  void stopBarsThisNumberAtOnceAndNoOther() {
    assertThat(receive("1", "+49 151 12345678", "STOP!")).isTrue();

    for (String channel : List.of("call", "sms")) {
      assertThat(suppressions.isSuppressed(channel, PhoneHash.of(ADAS))).isTrue();
      assertThat(suppressions.isSuppressed(channel, PhoneHash.of(BOBS))).isFalse();
    }
    assertThat(consents.of(ada))
        .filteredOn(consent -> consent.channel().equals("call"))
        .singleElement()
        .matches(consent -> !consent.granted());
    assertThat(consents.of(bob)).singleElement().matches(consent -> consent.granted());
    assertThat(jdbc.queryForMap("select kind, customer_id, detail, channel from response_event"))
        .containsEntry("kind", "unsubscribe")
        .containsEntry("customer_id", ada)
        .containsEntry("detail", "stop")
        .containsEntry("channel", "sms");
  }

  @Test
  void theSameMessageAgainChangesNothing() {
    receive("1", ADAS, "stop");
    clock.advance(Duration.ofDays(1));
    consents.record(ada, "call", "marketing", true, clock.instant(), "shop", "Call me again");

    assertThat(receive("1", ADAS, "stop")).isFalse();

    assertThat(consents.of(ada))
        .filteredOn(consent -> consent.channel().equals("call"))
        .singleElement()
        .matches(consent -> consent.granted());
  }

  @Test
  void anythingElseIsAMessageOfOneConversation() {
    receive("1", ADAS, "Where is my lamp? I am angry");
    receive("2", ADAS, "Hello?");
    receive("3", "+4915100000001", "Who are you?");

    assertThat(suppressions.isSuppressed("sms", PhoneHash.of(ADAS))).isFalse();
    assertThat(messages.of(ada))
        .extracting(Message::threadKey)
        .hasSize(2)
        .allMatch(messages.of(ada).get(0).threadKey()::equals);
    assertThat(
            jdbc.queryForList(
                "select kind from response_event where reaction = 'open' order by id",
                String.class))
        .containsExactly("sms", "sms", "sms");
    assertThat(
            jdbc.queryForObject(
                "select count(*) from response_event where customer_id is null", Integer.class))
        .isEqualTo(1);
  }

  @Test
  void aNumberThatCannotBeIsKeptAndBarsNobody() {
    assertThat(receive("1", "RONDO-INFO", "STOP")).isTrue();

    assertThat(jdbc.queryForObject("select count(*) from suppression", Integer.class)).isZero();
    assertThat(jdbc.queryForObject("select count(*) from response_message", Integer.class))
        .isEqualTo(1);
  }

  private boolean receive(String id, String from, String text) {
    return shortMessages.receive("centre", new ShortMessage(id, from, text, null));
  }

  private long withNumber(String number, Mailing mailing, String phone) {
    jdbc.update(
        "update customer set phone = ?, phone_hash = ? where customer_number = ?",
        phone,
        PhoneHash.of(phone),
        number);
    long id = mailing.idOf(number);
    consents.record(
        id,
        "call",
        "marketing",
        true,
        clock.instant().minus(Duration.ofDays(30)),
        "shop",
        "Yes, call me");
    return id;
  }
}
