package io.rondo.workers.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a brief must say before anybody else spends time on it. */
final class BriefRules {

  static final int MOST_CELLS = 20;

  /** All have two decimals. */
  static final Set<String> CURRENCIES = Set.of("EUR", "USD", "GBP", "CHF");

  private static final BigDecimal HUNDRED = new BigDecimal(100);
  private static final BigDecimal MOST_HELD_OUT = new BigDecimal(90);

  private BriefRules() {}

  /** One sentence for each rule that is broken, beginning with the name of the field. */
  static List<String> problems(Campaign campaign, Instant now) {
    List<String> problems = new ArrayList<>();
    said(problems, "Name", campaign.name());
    said(problems, "Goal", campaign.goal());
    said(problems, "Offer", campaign.offer());
    said(problems, "Why us", campaign.whyUs());
    said(problems, "Audience", campaign.audience());
    cells(problems, campaign);
    if (campaign.assignment() == Assignment.CHANCE) {
      shares(problems, campaign);
    } else {
      attribute(problems, campaign);
    }
    if (campaign.sendAt() != null && campaign.sendAt().isBefore(now)) {
      problems.add("Send date: it lies in the past.");
    }
    if (campaign.responseWindowDays() < 1 || campaign.responseWindowDays() > 365) {
      problems.add("Response window: it lasts 1 to 365 days.");
    }
    money(problems, campaign);
    return problems;
  }

  private static void said(List<String> problems, String field, String text) {
    if (text.isBlank()) {
      problems.add(field + ": it is missing.");
    }
  }

  private static void cells(List<String> problems, Campaign campaign) {
    if (campaign.cells().isEmpty()) {
      problems.add("Cells: at least one is needed.");
    }
    for (Cell cell : campaign.cells()) {
      if (cell.name().isBlank()) {
        problems.add("Cells: cell %d has no name.".formatted(cell.cellNo()));
      }
      if (cell.name().equalsIgnoreCase("hold-out")) {
        problems.add("Cells: \"hold-out\" is the name of those who get nothing; choose another.");
      }
      if (CellChannel.of(cell.channel()).isEmpty()) {
        problems.add(
            "Cells: %s is no channel; use email, letter, postcard or call."
                .formatted(cell.channel()));
      }
      if (cell.contentName().isBlank()) {
        problems.add("Cells: cell %d has no content.".formatted(cell.cellNo()));
      }
    }
  }

  private static void shares(List<String> problems, Campaign campaign) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Cell cell : campaign.cells()) {
      if (cell.share() == null || cell.share().signum() <= 0) {
        problems.add("Cells: cell %d needs a share above 0 percent.".formatted(cell.cellNo()));
      } else {
        sum = sum.add(cell.share());
      }
    }
    if (!campaign.cells().isEmpty() && sum.compareTo(HUNDRED) != 0) {
      problems.add(
          "Cells: their shares sum to %s percent instead of 100."
              .formatted(sum.stripTrailingZeros().toPlainString()));
    }
    if (campaign.holdOutShare().signum() < 0
        || campaign.holdOutShare().compareTo(MOST_HELD_OUT) > 0) {
      problems.add("Hold-out: it takes 0 to 90 percent of the audience.");
    }
  }

  private static void attribute(List<String> problems, Campaign campaign) {
    if (campaign.assignmentAttribute() == null || campaign.assignmentAttribute().isBlank()) {
      problems.add("Attribute: name the customer attribute that decides the cell.");
    }
    boolean holdOutIsCell =
        campaign.cells().stream().anyMatch(cell -> cell.name().equals(campaign.holdOutValue()));
    if (campaign.holdOutValue() != null && !campaign.holdOutValue().isEmpty() && holdOutIsCell) {
      problems.add("Hold-out value: it is also the name of a cell.");
    }
  }

  private static void money(List<String> problems, Campaign campaign) {
    if (!CURRENCIES.contains(campaign.currency())) {
      problems.add(
          "Currency: %s is not known; use EUR, USD, GBP or CHF.".formatted(campaign.currency()));
    }
    negative(problems, "Budget", campaign.budgetMinor() < 0);
    negative(problems, "Fixed cost", campaign.fixedCostMinor() < 0);
    negative(problems, "Cost per e-mail", campaign.costPerEmailMinor().signum() < 0);
    if (campaign.budgetMinor() >= 0 && campaign.budgetMinor() < campaign.fixedCostMinor()) {
      problems.add("Budget: it is smaller than the fixed cost.");
    }
  }

  private static void negative(List<String> problems, String field, boolean is) {
    if (is) {
      problems.add(field + ": it cannot be below 0.");
    }
  }
}
