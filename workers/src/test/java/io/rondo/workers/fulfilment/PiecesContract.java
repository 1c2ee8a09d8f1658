package io.rondo.workers.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What must hold for orders whose partner tells of each letter, on every database. */
abstract class PiecesContract {

  @Autowired private ApplicationContext context;
  private OrderWorld world;
  private Order order;

  @BeforeEach
  void threeLetters() {
    world = new OrderWorld(context).anew(3);
    order = world.submitted();
  }

  @Test
  void anOrderIsAsFarAsItsLastLetter() {
    pieces("in_production", "[[1,1],[3,3]]");
    assertThat(world.stateOf(order)).isEqualTo(OrderState.ACCEPTED);
    assertThat(world.recipients.counts(order.id()).accepted()).isEqualTo(2);

    pieces("handed_over", "[[2,2]]");
    assertThat(world.stateOf(order)).isEqualTo(OrderState.IN_PRODUCTION);
    assertThat(world.recipients.counts(order.id()).addsUp()).isTrue();

    pieces("handed_over", "[[1,3]]");
    assertThat(world.stateOf(order)).isEqualTo(OrderState.HANDED_OVER);
    assertThat(world.ledger("sent")).isEqualTo(3);
  }

  @Test
  void whatIsToldAgainOrTooLateHasNoSecondEffect() {
    pieces("produced", "[[1,3]]");
    pieces("in_production", "[[1,3]]");
    pieces("produced", "[[2,2]]");

    assertThat(world.stateOf(order)).isEqualTo(OrderState.PRODUCED);
    assertThat(world.effects(order))
        .containsExactly("pieces moved", "pieces repeated", "pieces repeated");
    assertThat(
            world.number(
                "select count(*) from order_recipient where order_id = ? and piece_state ="
                    + " 'produced'",
                order.id()))
        .isEqualTo(3);
  }

  @Test
  void aLetterThatIsGivenUpRejectsItsPersonAndHoldsNobodyUp() {
    pieces("produced", "[[1,1],[3,3]]");
    assertThat(world.stateOf(order)).isEqualTo(OrderState.ACCEPTED);

    pieces("rejected", "[[2,2]]");

    assertThat(world.stateOf(order)).isEqualTo(OrderState.PRODUCED);
    assertThat(world.recipients.counts(order.id()).rejected()).isEqualTo(1);
    assertThat(world.ledger("failed", Recipients.REJECTED)).isEqualTo(1);
  }

  @Test
  void lettersOfAnOrderThatAnotherPartnerHasAreToldSo() {
    world.replacement.replace(order.id());
    pieces("handed_over", "[[1,3]]");

    assertThat(world.effects(order)).containsExactly("pieces replaced");
    assertThat(world.ledger("sent")).isZero();
  }

  @Test
  void aLetterThatTheOrderDoesNotHaveIsRefused() {
    pieces("produced", "[[1,4]]");
    pieces("printing", "[[1,1]]");
    world.tell(order, Kind.PIECES, "{\"pieces\":[]}");

    assertThat(world.effects(order))
        .containsExactly("pieces refused", "pieces refused", "pieces refused");
    assertThat(world.stateOf(order)).isEqualTo(OrderState.SUBMITTED);
    assertThat(world.recipients.counts(order.id()).missing()).isEqualTo(3);
  }

  private void pieces(String state, String ranges) {
    world.tell(
        order,
        Kind.PIECES,
        "{\"pieces\":[{\"state\":\"%s\",\"recipients\":%s}]}".formatted(state, ranges));
  }
}
