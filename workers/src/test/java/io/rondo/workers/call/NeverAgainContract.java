package io.rondo.workers.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.consent.Consents;
import io.rondo.workers.consent.Suppressions;
import io.rondo.workers.customer.Customers;
import io.rondo.workers.fulfilment.DoNotContact;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.Webhooks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What one partner hears of a person holds at once for all partners, on every database. */
abstract class NeverAgainContract {

  private static final String BERLIN = "+4930123456";

  @Autowired private ApplicationContext context;
  @Autowired private DoNotContact doNotContact;
  @Autowired private Suppressions suppressions;
  @Autowired private Customers customers;
  @Autowired private Webhooks webhooks;

  private CallWorld world;
  private PartnerCaller teller;
  private PartnerCaller other;
  private long she;

  @BeforeEach
  void twoPartnersThatReachTheSamePerson() {
    world = new CallWorld(context);
    teller = world.partner("hallo");
    other = world.partner("moin");
    webhooks.create(other.partnerId(), "http://127.0.0.1:9/hook", List.of(), false);
    she = world.customer(BERLIN, null);
  }

  @Test
  void sheIsTakenOffTheOtherPartnersListThatIsOut() {
    Order told = world.order(teller, she);
    Order list = world.order(other, world.customer("+4930123457", null), she);
    world.lists.page(other, list.code(), 0, 10);

    doNotContact.tell(told, 1, false);

    assertThat(world.recipient(told, 1)).isEqualTo("suppressed do_not_contact");
    assertThat(world.entry(list, 2)).isEqualTo("withdrawn do_not_contact");
    assertThat(world.recipient(list, 2)).isEqualTo("suppressed do_not_contact");
    assertThat(world.entry(list, 1)).isEqualTo("open");
    assertThat(messages("call.withdrawn"))
        .singleElement()
        .asString()
        .contains(list.code(), "do_not_contact", "\"r2\"")
        .doesNotContain("r1");
    assertThat(messages("order.recipients_removed")).as("told once, as a call").isEmpty();
  }

  @Test
  void sheIsTakenOutOfAnOrderThatNobodyHasYetWithoutAWord() {
    Order told = world.order(teller, she);
    Order waiting = world.order(other, DeliverableKind.CALL, OrderState.APPROVED, she);

    doNotContact.tell(told, 1, false);

    assertThat(world.recipient(waiting, 1)).isEqualTo("suppressed do_not_contact");
    assertThat(ledger(waiting)).isEqualTo("excluded do_not_contact");
    assertThat(messages("call.withdrawn")).isEmpty();
    assertThat(messages("order.recipients_removed")).isEmpty();
  }

  @Test
  void everywhereReachesLettersThatWereNotHandedOverAndNoOthers() {
    Order told = world.order(teller, she);
    long someone = world.customer("+4930123458", null);
    Order letters =
        world.order(other, DeliverableKind.LETTER, OrderState.IN_PRODUCTION, someone, she);
    Order posted = world.order(other, DeliverableKind.POSTCARD, OrderState.HANDED_OVER, she);

    doNotContact.tell(told, 1, true);

    assertThat(world.recipient(letters, 2)).isEqualTo("suppressed do_not_contact");
    assertThat(world.recipient(letters, 1)).isEqualTo("ordered");
    assertThat(world.recipient(posted, 1)).as("it is in the post").isEqualTo("ordered");
    assertThat(messages("order.recipients_removed"))
        .singleElement()
        .asString()
        .contains(letters.code(), "\"r2\"", "do_not_contact");
    assertThat(doNotContact.page(other.partnerId(), false, null, 0, 10))
        .extracting(DoNotContact.Entry::orderCode, DoNotContact.Entry::recipient)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(letters.code(), "r2"));
  }

  @Test
  void byTheChannelOfTheOrderOnlyLettersGoOn() {
    Order told = world.order(teller, she);
    Order letters = world.order(other, DeliverableKind.LETTER, OrderState.ACCEPTED, she);

    doNotContact.tell(told, 1, false);

    assertThat(world.recipient(letters, 1)).isEqualTo("ordered");
    assertThat(suppressions.isSuppressed(Consents.LETTER, postalHash())).isFalse();
  }

  @Test
  void twiceIsOnce() {
    Order told = world.order(teller, she);
    Order list = world.order(other, she);
    world.lists.page(other, list.code(), 0, 10);

    doNotContact.tell(told, 1, false);
    doNotContact.tell(told, 1, false);

    assertThat(messages("call.withdrawn")).hasSize(1);
    assertThat(doNotContact.tell(told, 2, false)).as("there is no r2").isFalse();
  }

  @Test
  void deathThatACallReportsStopsTheLettersThatAreNotInThePost() {
    Order call = world.order(teller, she);
    Order letters = world.order(other, DeliverableKind.LETTER, OrderState.ACCEPTED, she);

    assertThat(world.call(call, 1, 1, "deceased")).isEqualTo("moved");

    assertThat(world.recipient(letters, 1)).isEqualTo("suppressed deceased");
    assertThat(messages("order.recipients_removed")).hasSize(1);
  }

  private String postalHash() {
    return customers.find(she).orElseThrow().postalHash();
  }

  private String ledger(Order order) {
    return world.jdbc.queryForObject(
        "select d.state, d.reason from delivery d join order_recipient r on r.delivery_id = d.id"
            + " where r.order_id = ?",
        (row, no) -> row.getString(1) + " " + row.getString(2),
        order.id());
  }

  private List<String> messages(String type) {
    return world.jdbc.queryForList(
        "select body from webhook_message where type = ? order by id", String.class, type);
  }
}
