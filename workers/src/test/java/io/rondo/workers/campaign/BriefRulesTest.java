package io.rondo.workers.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule of a brief names its field. */
class BriefRulesTest {

  private static final Cell WHOLE = Brief.cell(1, "A", new BigDecimal("100"), "a");

  private static final class Draft {
    private String name = "Summer";
    private String audience = "recency <= 6";
    private Assignment assignment = Assignment.CHANCE;
    private String attribute;
    private String holdOut = "10";
    private String holdOutValue;
    private int days = 14;
    private long budget = 100;
    private long fixed = 50;
    private String perEmail = "0.08";
    private String currency = "EUR";
    private Instant sendAt;
    private List<Cell> cells = List.of(WHOLE);

    List<String> problems() {
      Instant now = Instant.parse("2026-11-02T09:00:00Z");
      return BriefRules.problems(
          new Campaign(
              1,
              "C-2026-0001",
              name,
              "goal",
              "offer",
              "why",
              audience,
              assignment,
              attribute,
              new BigDecimal(holdOut),
              holdOutValue,
              sendAt,
              days,
              budget,
              fixed,
              new BigDecimal(perEmail),
              currency,
              false,
              null,
              "marketer",
              CampaignStatus.BRIEFING,
              null,
              false,
              null,
              null,
              now,
              now,
              null,
              null,
              null,
              null,
              null,
              cells),
          now);
    }
  }

  private final Draft draft = new Draft();

  @Test
  void aSoundBriefHasNoProblem() {
    assertThat(draft.problems()).isEmpty();
  }

  @Test
  void whatIsMissingIsNamed() {
    draft.name = " ";
    draft.audience = "";
    assertThat(draft.problems())
        .containsExactly("Name: it is missing.", "Audience: it is missing.");
  }

  @Test
  void sharesSumToAHundred() {
    draft.cells =
        List.of(
            Brief.cell(1, "A", new BigDecimal("33.33"), "a"),
            Brief.cell(2, "B", new BigDecimal("33.33"), "b"));
    assertThat(draft.problems())
        .containsExactly("Cells: their shares sum to 66.66 percent instead of 100.");
    draft.cells =
        List.of(
            Brief.cell(1, "A", new BigDecimal("100"), "a"),
            Brief.cell(2, "B", BigDecimal.ZERO, "b"));
    assertThat(draft.problems()).containsExactly("Cells: cell 2 needs a share above 0 percent.");
  }

  @Test
  void aCellNeedsNameAndContentAndThereIsOneAtLeast() {
    draft.cells = List.of(Brief.cell(1, "", new BigDecimal("100"), " "));
    assertThat(draft.problems())
        .containsExactly("Cells: cell 1 has no name.", "Cells: cell 1 has no content.");
    draft.cells = List.of();
    assertThat(draft.problems()).containsExactly("Cells: at least one is needed.");
    draft.cells = List.of(Brief.cell(1, "Hold-Out", new BigDecimal("100"), "a"));
    assertThat(draft.problems()).singleElement().asString().startsWith("Cells: \"hold-out\"");
  }

  @Test
  void theHoldOutTakesNoneToNinetyPercent() {
    draft.holdOut = "90";
    assertThat(draft.problems()).isEmpty();
    draft.holdOut = "90.01";
    assertThat(draft.problems()).singleElement().asString().startsWith("Hold-out:");
    draft.holdOut = "-1";
    assertThat(draft.problems()).singleElement().asString().startsWith("Hold-out:");
  }

  @Test
  void anAttributeThatDecidesIsNamed() {
    draft.assignment = Assignment.ATTRIBUTE;
    draft.cells = List.of(Brief.cell(1, "A", null, "a"));
    assertThat(draft.problems()).singleElement().asString().startsWith("Attribute:");
    draft.attribute = "treatment";
    assertThat(draft.problems()).isEmpty();
    draft.holdOutValue = "A";
    assertThat(draft.problems()).singleElement().asString().startsWith("Hold-out value:");
  }

  @Test
  void theWindowLastsADayToAYear() {
    draft.days = 0;
    assertThat(draft.problems()).singleElement().asString().startsWith("Response window:");
    draft.days = 366;
    assertThat(draft.problems()).singleElement().asString().startsWith("Response window:");
    draft.days = 365;
    assertThat(draft.problems()).isEmpty();
  }

  @Test
  void theSendDateLiesAhead() {
    draft.sendAt = Instant.parse("2026-11-02T08:59:59.999Z");
    assertThat(draft.problems()).containsExactly("Send date: it lies in the past.");
    draft.sendAt = Instant.parse("2026-11-02T09:00:00Z");
    assertThat(draft.problems()).isEmpty();
  }

  @Test
  void moneyIsKnownAndNotNegativeAndCoversTheFixedCost() {
    draft.currency = "XXX";
    assertThat(draft.problems()).singleElement().asString().startsWith("Currency: XXX");
    draft.currency = "USD";
    draft.fixed = 101;
    assertThat(draft.problems()).containsExactly("Budget: it is smaller than the fixed cost.");
    draft.fixed = -1;
    draft.perEmail = "-0.1";
    assertThat(draft.problems())
        .containsExactly(
            "Fixed cost: it cannot be below 0.", "Cost per e-mail: it cannot be below 0.");
  }
}
