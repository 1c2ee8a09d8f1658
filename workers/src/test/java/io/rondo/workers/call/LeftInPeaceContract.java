package io.rondo.workers.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.fulfilment.DoNotContact;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderEvents;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Packing;
import io.rondo.workers.hold.HoldReason;
import io.rondo.workers.hold.Holds;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.Webhooks;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What partners still do for a person whom a case holds, on every database. */
abstract class LeftInPeaceContract {

  private static final String CASE = "S-2026-0001";

  @Autowired private ApplicationContext context;
  @Autowired private Holds holds;
  @Autowired private Packing packing;
  @Autowired private OrderEvents events;
  @Autowired private DoNotContact doNotContact;
  @Autowired private Webhooks webhooks;

  private CallWorld world;
  private PartnerCaller partner;
  private long she;
  private long he;

  @BeforeEach
  void aPartnerThatListens() {
    world = new CallWorld(context);
    partner = world.partner("moin");
    webhooks.create(partner.partnerId(), "http://127.0.0.1:9/hook", List.of(), false);
    she = world.customer("+4930123456", null);
    he = world.customer("+4930123457", null);
  }

  @Test
  void sheIsTakenOffTheListThatIsOutAndItsPartnerHearsIt() {
    Order list = world.order(partner, he, she);
    world.lists.page(partner, list.code(), 0, 10);

    holds.hold(she, HoldReason.COMPLAINT, CASE);

    assertThat(world.entry(list, 1)).isEqualTo("open");
    assertThat(world.entry(list, 2)).isEqualTo("withdrawn held");
    assertThat(world.recipient(list, 2)).isEqualTo("suppressed held");
    assertThat(ledger(list, 2)).isEqualTo("held case");
    assertThat(messages("call.withdrawn"))
        .singleElement()
        .asString()
        .contains(list.code(), "held", "\"r2\"")
        .doesNotContain("r1");
    assertThat(messages("order.recipients_removed")).as("told once, as a call").isEmpty();
  }

  @Test
  void aListThatNobodyFetchedYetIsMadeWithoutHer() {
    Order list = world.order(partner, he, she);
    notPackedYet(list);
    holds.hold(she, HoldReason.COMPLAINT, CASE);

    assertThat(world.lists.page(partner, list.code(), 0, 10))
        .extracting(CallEntry::recipient, entry -> entry.phone() != null)
        .contains(org.assertj.core.groups.Tuple.tuple("r1", true))
        .doesNotContain(org.assertj.core.groups.Tuple.tuple("r2", true));
    assertThat(world.recipient(list, 2)).isEqualTo("suppressed held");
  }

  @Test
  void aPackageThatIsNotInThePostLeavesHerOutAndItsOrderSaysSo() {
    Order letters = world.order(partner, DeliverableKind.LETTER, OrderState.IN_PRODUCTION, he, she);
    Order posted = world.order(partner, DeliverableKind.POSTCARD, OrderState.HANDED_OVER, she);

    holds.hold(she, HoldReason.CASE, CASE);

    assertThat(world.recipient(letters, 1)).isEqualTo("ordered");
    assertThat(world.recipient(letters, 2)).isEqualTo("suppressed held");
    assertThat(ledger(letters, 2)).isEqualTo("held case");
    assertThat(world.recipient(posted, 1)).as("it is in the post").isEqualTo("ordered");
    assertThat(messages("order.recipients_removed"))
        .singleElement()
        .asString()
        .contains(letters.code(), "\"r2\"", "held");
    assertThat(events.of(letters.id(), 0, 10))
        .filteredOn(event -> event.what().equals("person_held"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.detail())
                    .isEqualTo(
                        "r2 is left in peace because of a service case: leave this piece out."));
    assertThat(doNotContact.page(partner.partnerId(), false, null, 0, 10))
        .extracting(DoNotContact.Entry::recipient, DoNotContact.Entry::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("r2", "held"));
  }

  @Test
  void aPackageThatIsStillToBeMadeLeavesHerOutThenUnlessSheIsReleasedBefore() {
    Order late = world.order(partner, DeliverableKind.LETTER, OrderState.APPROVED, he, she);
    world.jdbc.update("update consent set channel = 'letter'");
    holds.hold(she, HoldReason.CASE, CASE);
    assertThat(world.recipient(late, 2)).as("nobody has her address").isEqualTo("ordered");
    holds.release(CASE);
    holds.hold(he, HoldReason.CASE, CASE);

    packing.pack(late.id(), people -> {});

    assertThat(world.recipient(late, 1)).isEqualTo("suppressed held");
    assertThat(ledger(late, 1)).isEqualTo("held case");
    assertThat(world.recipient(late, 2)).isEqualTo("ordered");
    assertThat(messages("order.recipients_removed")).isEmpty();
  }

  @Test
  void whatWasTakenOutHasLostItsSenseWhenSheIsReleased() {
    Order letters = world.order(partner, DeliverableKind.LETTER, OrderState.ACCEPTED, he, she);
    world.jdbc.update("update campaign set status = 'delivering'");
    holds.hold(she, HoldReason.CASE, CASE);

    holds.release(CASE);

    assertThat(ledger(letters, 2)).isEqualTo("excluded expired");
    assertThat(world.recipient(letters, 2)).isEqualTo("suppressed held");
  }

  private void notPackedYet(Order order) {
    world.jdbc.update("update partner_order set packed_at = null where id = ?", order.id());
  }

  private String ledger(Order order, int no) {
    return world.jdbc.queryForObject(
        "select d.state, d.reason from delivery d join order_recipient r on r.delivery_id = d.id"
            + " where r.order_id = ? and r.recipient_no = ?",
        (row, count) -> row.getString(1) + " " + row.getString(2),
        order.id(),
        no);
  }

  private List<String> messages(String type) {
    return world.jdbc.queryForList(
        "select body from webhook_message where type = ? order by id", String.class, type);
  }
}
