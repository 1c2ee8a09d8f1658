package io.rondo.workers.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.rondo.workers.testing.TestClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** What the board of orders shows, on every database. */
abstract class OrderBoardContract {

  @Autowired private OrderBoard board;
  @Autowired private TestClock clock;
  @Autowired private ApplicationContext context;

  private OrderStory story;
  private long studio;
  private long press;
  private int orders;

  @BeforeEach
  void twoPartners() {
    story = new OrderStory(context);
    studio = story.partner("studio", "Studio", "agency");
    press = story.partner("press", "Press", "print");
  }

  @AfterEach
  void clean() {
    clock.reset();
  }

  @Test
  void theLongestOverdueIsOnTopAndWhatHasNoClockIsLast() {
    order(studio, "accepted", null).write();
    order(press, "submitted", Duration.ofHours(3)).write();
    order(studio, "accepted", Duration.ofHours(-2)).write();
    order(press, "produced", Duration.ofHours(-30)).write();

    assertThat(board.waiting(null, null, null, 10))
        .extracting(row -> row.order().code(), row -> row.partner().name(), row -> row.late())
        .containsExactly(
            tuple("po_4", "Press", true),
            tuple("po_3", "Studio", true),
            tuple("po_2", "Press", false),
            tuple("po_1", "Studio", false));
    assertThat(board.waiting(null, null, null, 2)).hasSize(2);
  }

  @Test
  void partnerStateAndCampaignNarrowIt() {
    order(studio, "accepted", Duration.ofHours(1)).write();
    order(press, "accepted", Duration.ofHours(2)).write();
    order(press, "submitted", Duration.ofHours(3)).write();

    assertThat(board.waiting(press, null, null, 10)).hasSize(2);
    assertThat(board.waiting(press, OrderState.SUBMITTED, story.campaign(), 10)).hasSize(1);
    assertThat(board.waiting(null, null, "C-1999-0001", 10)).isEmpty();
  }

  @Test
  void whatIsOverReplacedOrASampleWaitsOnNobody() {
    order(studio, "handed_over", null).set("closed_at", story.at(Duration.ZERO)).write();
    order(studio, "submitted", Duration.ofHours(-1))
        .set("replaced_at", story.at(Duration.ZERO))
        .write();
    order(studio, "rejected", null).write();
    order(studio, "submitted", Duration.ofHours(1)).set("test", true).write();

    assertThat(board.waiting(null, null, null, 10)).isEmpty();
    assertThat(board.byPartner()).isEmpty();
  }

  @Test
  void partnersAreCountedByStateWithTheLateOnesFirst() {
    order(studio, "accepted", Duration.ofHours(1)).write();
    order(studio, "accepted", Duration.ofHours(2)).write();
    order(press, "submitted", Duration.ofHours(-1)).write();
    over(press, 0).write();
    over(press, 0).write();
    over(press, 1).write();
    over(press, 0).set("replaced_at", story.at(Duration.ZERO)).write();

    assertThat(board.byPartner())
        .extracting(load -> load.partner().code())
        .containsExactly("press", "studio");
    OrderBoard.Load first = board.byPartner().get(0);
    assertThat(first.open()).isEqualTo(Map.of(OrderState.SUBMITTED, 1));
    assertThat(first.late()).isEqualTo(1);
    assertThat(first.punctuality()).isEqualTo(50);
    OrderBoard.Load second = board.byPartner().get(1);
    assertThat(second.open()).isEqualTo(Map.of(OrderState.ACCEPTED, 2));
    assertThat(second.orders()).isEqualTo(2);
    assertThat(second.punctuality()).isNull();
  }

  private OrderStory.Row over(long partner, int lateSteps) {
    return order(partner, "handed_over", null)
        .set("closed_at", story.at(Duration.ZERO))
        .set("late_steps", lateSteps);
  }

  private OrderStory.Row order(long partner, String state, Duration due) {
    int no = ++orders;
    return story
        .order("po_" + no, partner, story.deliverable("design", "Panels " + no, 0))
        .set("state", state)
        .set("clock_due_at", due == null ? null : story.at(due));
  }
}
