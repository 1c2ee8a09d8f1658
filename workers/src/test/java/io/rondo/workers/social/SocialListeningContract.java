package io.rondo.workers.social;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.workers.campaign.Briefs;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.response.AnswerFailed;
import io.rondo.workers.response.Message;
import io.rondo.workers.response.Messages;
import io.rondo.workers.response.OutgoingAnswer;
import io.rondo.workers.response.OutgoingMessage;
import io.rondo.workers.social.SocialAccount.Deed;
import io.rondo.workers.social.SocialAccount.Posting;
import io.rondo.workers.social.SocialAccount.Published;
import io.rondo.workers.social.SocialAccount.Sound;
import io.rondo.workers.testing.ScriptedNetwork;
import io.rondo.workers.testing.TestClock;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What every database must do with what others say, and with our answers. */
abstract class SocialListeningContract {

  private static final String LIV = "did:plc:liv";
  private static final String ANN = "did:plc:ann";

  @Autowired private SocialListening listening;
  @Autowired private SocialPosts posts;
  @Autowired private PostBook book;
  @Autowired private SocialAnswerDoor door;
  @Autowired private Messages messages;
  @Autowired private SocialIdentities identities;
  @Autowired private Customers customers;
  @Autowired private PlatformTransactionManager transactions;
  @Autowired private Campaigns campaigns;
  @Autowired private ScriptedNetwork network;
  @Autowired private JdbcTemplate jdbc;
  @Autowired private TestClock clock;

  private String code;
  private String ours;
  private Instant at;

  @BeforeEach
  void aPublishedPost() {
    clock.reset();
    network.reset();
    jdbc.update("delete from social_account");
    code = campaigns.nextCode();
    campaigns.record(code, "maria", Briefs.sound());
    posts.add(code, new PostDraft("Hi", "en", null, List.of("brand"), List.of()), "sam");
    ours = "at://brand/" + UUID.randomUUID();
    long publication = posts.get(code, 1).publications().get(0).id();
    book.begin(publication);
    book.published(publication, new Published(ours, "v1", "https://net.example/1"));
    at = clock.instant().minusSeconds(60);
  }

  private Sound sound(Deed deed, String author, String text) {
    String ref = "at://" + author + "/" + UUID.randomUUID();
    boolean below = deed != Deed.MENTION;
    boolean reply = deed == Deed.REPLY;
    return new Sound(
        ref,
        deed,
        author,
        below ? ours : null,
        reply ? ours : null,
        reply ? ours : null,
        text,
        "en",
        at);
  }

  private Map<String, Object> row(Sound sound) {
    return jdbc.queryForMap(
        "select * from response_event where source_event_id = ?", sound.remoteRef());
  }

  @Test
  void aReplyIsOneResponseWithItsWordsAndItsCampaign() {
    Sound reply = sound(Deed.REPLY, LIV, "My order never came, I am angry!");
    network.brand.sounds.add(reply);

    assertThat(listening.listenToAll()).isEqualTo(1);
    clock.advance(Duration.ofMinutes(1));
    assertThat(listening.listenToAll()).as("heard again").isZero();

    Map<String, Object> row = row(reply);
    assertThat(row)
        .containsEntry("KIND", "social_reply")
        .containsEntry("CHANNEL", "social")
        .containsEntry("SOURCE", "social:brand")
        .containsEntry("CAMPAIGN_ID", campaigns.get(code).id())
        .containsEntry("DETAIL", "post 1")
        .containsEntry("REACTION", "open");
    assertThat(((Number) row.get("SENTIMENT")).intValue()).isNegative();
    Message message = messages.find(((Number) row.get("MESSAGE_ID")).longValue()).orElseThrow();
    assertThat(message.text()).isEqualTo("My order never came, I am angry!");
    assertThat(message.remoteRef()).isEqualTo("brand:" + reply.remoteRef());
    assertThat(message.inReplyTo()).isEqualTo("brand:" + ours);
    assertThat(message.threadKey()).isEqualTo(row.get("THREAD_KEY"));
  }

  @Test
  void likesAndRepostsAreCountedButStartNothing() {
    Sound like = sound(Deed.LIKE, LIV, null);
    network.brand.sounds.addAll(
        List.of(like, sound(Deed.LIKE, ANN, null), sound(Deed.REPOST, LIV, null)));

    listening.listenToAll();

    assertThat(row(like)).containsEntry("KIND", "like").containsEntry("REACTION", "none");
    assertThat(posts.echoes(code)).isEqualTo(Map.of(1, Map.of("like", 2, "repost", 1)));
  }

  @Test
  void everybodyBelowAPostHasAConversationOfTheirOwn() {
    Sound first = sound(Deed.REPLY, LIV, "Where is it?");
    Sound second = sound(Deed.REPLY, LIV, "Still nothing.");
    Sound other = sound(Deed.REPLY, ANN, "Mine came.");
    network.brand.sounds.addAll(List.of(first, second, other));

    listening.listenToAll();

    assertThat(row(first).get("THREAD_KEY")).isEqualTo(row(second).get("THREAD_KEY"));
    assertThat(row(other).get("THREAD_KEY")).isNotEqualTo(row(first).get("THREAD_KEY"));
    assertThat(row(first).toString()).as("no name of the person").doesNotContain("plc:liv\"");
  }

  @Test
  void whateverSomebodyWritesWhoWasRecognisedIsTheirs() {
    String person = "did:plc:" + UUID.randomUUID();
    String number = "K-" + UUID.randomUUID();
    long customer = customer(number);
    Sound first = sound(Deed.REPLY, person, "Where is it?");
    network.brand.sounds.add(first);
    listening.listenToAll();
    assertThat(row(first)).containsEntry("CUSTOMER_ID", null);

    Message message = messages.find(message(first)).orElseThrow();
    new TransactionTemplate(transactions)
        .executeWithoutResult(status -> identities.bind(message, customer, "sue"));
    Sound mention = sound(Deed.MENTION, person, "@brand hello");
    Sound like = sound(Deed.LIKE, person, null);
    Sound other = sound(Deed.REPLY, ANN, "Mine came.");
    network.brand.sounds.addAll(List.of(mention, like, other));
    clock.advance(Duration.ofMinutes(1));
    listening.listenToAll();

    assertThat(row(mention)).containsEntry("CUSTOMER_ID", customer);
    assertThat(messages.find(message(mention)).orElseThrow().customerId()).isEqualTo(customer);
    assertThat(row(like)).containsEntry("CUSTOMER_ID", customer);
    assertThat(row(other)).containsEntry("CUSTOMER_ID", null);
    assertThat(identities.customerOf("shop", person)).as("of another network").isNull();
    assertThat(customers.export(number).sections().get("networks")).hasSize(1);

    customers.erase(number, "ada");
    assertThat(identities.customerOf("brand", person)).isNull();
  }

  private long message(Sound sound) {
    return ((Number) row(sound).get("MESSAGE_ID")).longValue();
  }

  private long customer(String number) {
    jdbc.update(
        "insert into customer (customer_number, hash_bits, line_hash, created_at, updated_at)"
            + " values (?, 1, '0', ?, ?)",
        number,
        Timestamp.from(at),
        Timestamp.from(at));
    return jdbc.queryForObject(
        "select id from customer where customer_number = ?", Long.class, number);
  }

  @Test
  void aMentionBelongsToNoCampaign() {
    Sound mention = sound(Deed.MENTION, LIV, "@brand is great");
    network.brand.sounds.add(mention);

    listening.listenToAll();

    assertThat(row(mention)).containsEntry("KIND", "mention").containsEntry("CAMPAIGN_ID", null);
  }

  @Test
  void aNetworkThatIsAwayIsLeftAloneAsLongAsItAsks() {
    Sound reply = sound(Deed.REPLY, LIV, "Hello?");
    network.brand.sounds.add(reply);
    network.brand.failure = new NetworkUnreachable("Busy.", Duration.ofMinutes(5), null);

    assertThat(listening.listenToAll()).isZero();
    assertThat(listening.ears().get(0).problem()).isEqualTo("Busy.");
    clock.advance(Duration.ofMinutes(4));
    assertThat(listening.listenToAll()).isZero();
    clock.advance(Duration.ofMinutes(1));
    assertThat(listening.listenToAll()).isEqualTo(1);

    assertThat(listening.ears().get(0).problem()).isNull();
    assertThat(listening.ears().get(0).heardAt()).isEqualTo(clock.instant());
  }

  @Test
  void anAnswerStandsBelowThePostOnceHoweverOftenItIsSent() throws AnswerFailed {
    OutgoingAnswer answer = answer("It comes tomorrow.", "brand:at://liv/1");

    String ref = door.send(answer);
    clock.advance(Duration.ofHours(1));
    assertThat(door.send(answer)).isEqualTo(ref);

    assertThat(ref).startsWith("brand:at://brand/answer-" + answer.messageId());
    assertThat(network.brand.standing).hasSize(1);
    Posting posting = network.brand.standing.values().iterator().next();
    assertThat(posting.answers()).isEqualTo("at://liv/1");
    assertThat(posting.text()).isEqualTo("It comes tomorrow.");
  }

  @Test
  void anAnswerThatDoesNotFitSaysWhy() {
    assertThatThrownBy(() -> door.send(answer("x".repeat(301), "brand:at://liv/1")))
        .isInstanceOf(AnswerFailed.class)
        .hasMessage("The text has 301 characters, at most 300 fit: take out 1.");
    assertThatThrownBy(() -> door.send(answer("Hi", null)))
        .isInstanceOf(AnswerFailed.class)
        .hasMessage("There is no post to answer below.");
    assertThatThrownBy(() -> door.send(answer("Hi", "gone:at://liv/1")))
        .isInstanceOf(AnswerFailed.class)
        .hasMessageContaining("no account \"gone\"");
  }

  @Test
  void anAnswerMayLeaveLaterWhenTheNetworkIsAway() {
    network.brand.failure = new NetworkUnreachable("Busy.", null, null);

    assertThatThrownBy(() -> door.send(answer("Hi", "brand:at://liv/1")))
        .isInstanceOfSatisfying(
            AnswerFailed.class, failed -> assertThat(failed.isWorthAnotherTry()).isTrue());
  }

  private OutgoingAnswer answer(String text, String inReplyTo) {
    String thread = UUID.randomUUID().toString().replace("-", "");
    long message =
        messages.write(
            new OutgoingMessage(
                "social", inReplyTo, thread, null, null, null, "sue", null, text, "en"));
    return new OutgoingAnswer(message, null, null, null, thread, inReplyTo, null, text, "en");
  }
}
