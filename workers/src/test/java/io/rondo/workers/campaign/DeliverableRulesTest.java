package io.rondo.workers.campaign;

import static io.rondo.workers.campaign.DeliverableKind.CALL;
import static io.rondo.workers.campaign.DeliverableKind.COPY;
import static io.rondo.workers.campaign.DeliverableKind.LETTER;
import static io.rondo.workers.campaign.DeliverableKind.POSTCARD;
import static io.rondo.workers.campaign.DeliverableKind.TRANSLATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule of a deliverable names what it is about. */
class DeliverableRulesTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  private static final BigDecimal HALF = new BigDecimal("50");
  private static final List<Cell> CELLS =
      List.of(
          Brief.cell(1, "Mailed", HALF, "a"),
          Brief.cell(2, "Print", HALF, CellChannel.LETTER, "b"));
  private static final Deliverable LETTERS = Briefs.deliverable(1, LETTER, "Letters", 2);

  @Test
  void aCellThatIsNotMailedNeedsWhatReachesItsPeople() {
    assertThat(problems(LETTERS)).isEmpty();
    assertThat(problems())
        .containsExactly(
            "Cells: cell Print is reached by letter, but no deliverable of that kind names it.");
    assertThat(problems(LETTERS, Briefs.deliverable(2, LETTER, "More letters", 2)))
        .containsExactly("Deliverables 1 and 2: both reach cell Print; its people would get two.");
  }

  @Test
  void theKindFitsTheChannelOfItsCell() {
    assertThat(problems(LETTERS, Briefs.deliverable(2, CALL, "Calls", 1)))
        .containsExactly(
            "Deliverable 2: it is for the channel call, but cell Mailed is reached by email.");
    assertThat(problems(LETTERS, Briefs.deliverable(2, POSTCARD, "Cards", null)))
        .containsExactly("Deliverable 2: name the cell whose people get the printed postcards.");
    assertThat(problems(LETTERS, Briefs.deliverable(2, COPY, "Copy", 9)))
        .containsExactly("Deliverable 2: there is no cell 9.");
    assertThat(problems(LETTERS, Briefs.deliverable(2, COPY, "Copy", 1))).isEmpty();
  }

  @Test
  void whatItNeedsIsThereAndReadyInTime() {
    assertThat(problems(Briefs.needing(LETTERS, 2, 3), copy(2), needing(3, 2))).isEmpty();
    assertThat(problems(Briefs.needing(LETTERS, 7)))
        .containsExactly("Deliverable 1: it needs deliverable 7, which is not there.");
    assertThat(problems(LETTERS, needing(2, 1)))
        .containsExactly(
            "Deliverable 2: it is made before the approval, but needs deliverable 1, which is made"
                + " after the release.");
  }

  @Test
  void nothingWaitsForItself() {
    assertThat(problems(LETTERS, needing(2, 2)))
        .containsExactly("Deliverable 2: it waits for itself; take it out of what it needs.");
    assertThat(problems(LETTERS, needing(2, 3), needing(3, 4), needing(4, 2)))
        .hasSize(3)
        .allMatch(problem -> problem.contains("waits for itself"));
  }

  @Test
  void itSaysWhatHowManyAndUntilWhen() {
    Deliverable poor =
        new Deliverable(
            0,
            2,
            TRANSLATION,
            " ",
            "",
            null,
            0,
            List.of(),
            NOW.minusMillis(1),
            11,
            null,
            Deliverable.State.PLANNED,
            null,
            null);
    assertThat(problems(LETTERS, poor))
        .containsExactly(
            "Deliverable 2: it has no title.",
            "Deliverable 2: say what the partner is asked for.",
            "Deliverable 2: the quantity begins at 1.",
            "Deliverable 2: at most 10 drafts can be asked for.",
            "Deliverable 2: its due date lies in the past.");
  }

  @Test
  void whatIsFulfilledIsNoLongerDue() {
    Deliverable done =
        new Deliverable(
            5,
            2,
            TRANSLATION,
            "T",
            "Norwegian",
            null,
            1,
            List.of(),
            NOW.minusSeconds(60),
            2,
            null,
            Deliverable.State.FULFILLED,
            3L,
            100L);
    assertThat(problems(LETTERS, done)).isEmpty();
  }

  private static List<String> problems(Deliverable... deliverables) {
    return DeliverableRules.problems(CELLS, List.of(deliverables), NOW);
  }

  private static Deliverable copy(int no) {
    return Briefs.deliverable(no, COPY, "Copy", null);
  }

  private static Deliverable needing(int no, Integer... needs) {
    return Briefs.needing(copy(no), needs);
  }
}
