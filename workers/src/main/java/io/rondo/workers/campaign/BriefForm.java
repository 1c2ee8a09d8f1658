package io.rondo.workers.campaign;

import io.rondo.workers.engine.Step;
import io.rondo.workers.engine.StepRefused;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The brief as the fields of its form. A value that cannot be kept is left out and a sentence says
 * so: a half-wrong brief is stored and comes back to its author, it is never lost.
 */
final class BriefForm {

  /** Every variable of the form. */
  static final List<String> VARIABLES =
      List.of(
          "campaignName",
          "goal",
          "offer",
          "whyUs",
          "audience",
          "cells",
          "deliverables",
          "cellAssignment",
          "cellAttribute",
          "holdOutShare",
          "holdOutValue",
          "sendAt",
          "responseWindowDays",
          "budget",
          "fixedCost",
          "costPerEmail",
          "currency",
          "claims",
          "partner");

  private static final BigDecimal PERCENT_LIMIT = new BigDecimal("999.99");
  private static final BigDecimal MONEY_LIMIT = new BigDecimal("1000000000000");

  private final Step step;
  private final List<String> unreadable = new ArrayList<>();

  private BriefForm(Step step) {
    this.step = step;
  }

  /** The brief out of a step's variables. Money is read in whole currency units. */
  static Brief read(Step step) {
    return new BriefForm(step).read();
  }

  /** The form's variables for a campaign as it stands. */
  static Map<String, Object> variables(Campaign campaign, List<Deliverable> deliverables) {
    Map<String, Object> variables = new LinkedHashMap<>();
    variables.put("campaignName", campaign.name());
    variables.put("goal", campaign.goal());
    variables.put("offer", campaign.offer());
    variables.put("whyUs", campaign.whyUs());
    variables.put("audience", campaign.audience());
    variables.put("cells", campaign.cells().stream().map(BriefForm::row).toList());
    variables.put(
        "deliverables",
        deliverables.stream().map(one -> DeliverableForm.row(one, campaign.cells())).toList());
    variables.put("cellAssignment", campaign.assignment().text());
    variables.put("cellAttribute", orEmpty(campaign.assignmentAttribute()));
    variables.put("holdOutShare", campaign.holdOutShare().doubleValue());
    variables.put("holdOutValue", orEmpty(campaign.holdOutValue()));
    variables.put("sendAt", campaign.sendAt() == null ? "" : campaign.sendAt().toString());
    variables.put("responseWindowDays", campaign.responseWindowDays());
    variables.put("budget", campaign.budgetMinor() / 100.0);
    variables.put("fixedCost", campaign.fixedCostMinor() / 100.0);
    variables.put("costPerEmail", campaign.costPerEmailMinor().movePointLeft(2).doubleValue());
    variables.put("currency", campaign.currency());
    variables.put("claims", campaign.claims());
    variables.put("partner", orEmpty(campaign.partner()));
    return variables;
  }

  private static Map<String, Object> row(Cell cell) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("name", cell.name());
    row.put("share", cell.share() == null ? null : cell.share().doubleValue());
    row.put("channel", cell.channel());
    row.put("content", cell.contentName());
    return row;
  }

  private Brief read() {
    Assignment assignment =
        step.text("cellAssignment").equals("attribute") ? Assignment.ATTRIBUTE : Assignment.CHANCE;
    boolean byAttribute = assignment == Assignment.ATTRIBUTE;
    List<Cell> cells = cells(byAttribute);
    return new Brief(
        text("campaignName", "Name", 120),
        text("goal", "Goal", 500),
        text("offer", "Offer", 500),
        text("whyUs", "Why us", 500),
        text("audience", "Audience", 1000),
        assignment,
        byAttribute ? text("cellAttribute", "Attribute", 60) : null,
        byAttribute ? BigDecimal.ZERO : percent("Hold-out", step.text("holdOutShare")),
        byAttribute ? text("holdOutValue", "Hold-out value", 120) : null,
        sendAt(),
        whole("Response window", step.text("responseWindowDays")),
        minor("budget", "Budget").longValue(),
        minor("fixedCost", "Fixed cost").longValue(),
        costPerEmail(),
        currency(),
        step.yes("claims"),
        nullIfEmpty(text("partner", "Partner", 80)),
        cells,
        new DeliverableForm(cells, unreadable).read(step.rows("deliverables")),
        List.copyOf(unreadable));
  }

  private String text(String variable, String field, int limit) {
    return cut(step.text(variable), field, limit);
  }

  private String cut(String text, String field, int limit) {
    String stripped = text.strip();
    if (stripped.length() <= limit) {
      return stripped;
    }
    unreadable.add(
        "%s: it has %,d characters, at most %,d are kept."
            .formatted(field, stripped.length(), limit));
    return stripped.substring(0, limit);
  }

  private List<Cell> cells(boolean byAttribute) {
    List<Cell> cells = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Map<String, Object> row : step.rows("cells")) {
      int no = cells.size() + 1;
      if (no > BriefRules.MOST_CELLS) {
        unreadable.add("Cells: at most " + BriefRules.MOST_CELLS + " are kept.");
        break;
      }
      String name = ownName(cut(value(row, "name"), "Cell " + no, 60), no, names);
      BigDecimal share = byAttribute ? null : percent("Cell " + no, value(row, "share"));
      String content = cut(value(row, "content"), "Content of cell " + no, 60);
      cells.add(Brief.cell(no, name, share, channel(no, value(row, "channel").strip()), content));
    }
    return cells;
  }

  /** A brief that says nothing about the channel means e-mail. */
  private CellChannel channel(int no, String text) {
    Optional<CellChannel> channel = CellChannel.of(text);
    if (channel.isEmpty() && !text.isEmpty()) {
      unreadable.add(
          "Cell %d: %s is no channel; choose e-mail, letter, postcard or call."
              .formatted(no, shown(text)));
    }
    return channel.orElse(CellChannel.EMAIL);
  }

  /** Two cells of one name would be one in every count: the later one gets its number. */
  private String ownName(String name, int no, Set<String> names) {
    if (names.add(name.toLowerCase(Locale.ROOT))) {
      return name;
    }
    unreadable.add("Cells: two are named \"%s\". Give each its own name.".formatted(name));
    String apart = name.substring(0, Math.min(name.length(), 50)) + " (" + no + ")";
    names.add(apart.toLowerCase(Locale.ROOT));
    return apart;
  }

  private static String value(Map<String, Object> row, String field) {
    Object value = row.get(field);
    return value == null ? "" : value.toString();
  }

  private BigDecimal percent(String field, String text) {
    BigDecimal share = number(field, text);
    if (share == null) {
      return BigDecimal.ZERO;
    }
    if (share.abs().compareTo(PERCENT_LIMIT) > 0 || decimals(share) > 2) {
      unreadable.add(
          field + ": " + shown(text) + " is no share in percent with at most two decimals.");
      return BigDecimal.ZERO;
    }
    return share.setScale(2, RoundingMode.UNNECESSARY);
  }

  private int whole(String field, String text) {
    BigDecimal number = number(field, text);
    if (number == null) {
      return 0;
    }
    if (number.abs().compareTo(new BigDecimal(100_000)) > 0 || decimals(number) > 0) {
      unreadable.add(field + ": " + shown(text) + " is no whole number of days.");
      return 0;
    }
    return number.intValue();
  }

  private BigDecimal minor(String variable, String field) {
    return money(field, step.text(variable), 2);
  }

  private BigDecimal costPerEmail() {
    return money("Cost per e-mail", step.text("costPerEmail"), 6)
        .min(new BigDecimal("99999999"))
        .setScale(4, RoundingMode.UNNECESSARY);
  }

  private BigDecimal money(String field, String text, int mostDecimals) {
    BigDecimal amount = number(field, text);
    if (amount == null) {
      return BigDecimal.ZERO;
    }
    if (amount.abs().compareTo(MONEY_LIMIT) > 0 || decimals(amount) > mostDecimals) {
      unreadable.add(
          "%s: %s is no amount with at most %d decimals."
              .formatted(field, shown(text), mostDecimals));
      return BigDecimal.ZERO;
    }
    return amount.movePointRight(2);
  }

  private BigDecimal number(String field, String text) {
    String stripped = text.strip();
    if (stripped.isEmpty()) {
      return null;
    }
    try {
      BigDecimal number = new BigDecimal(stripped);
      if (Math.abs((long) number.scale()) <= 30 && number.precision() <= 60) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    unreadable.add(field + ": " + shown(text) + " is not a number; write it as 12.5.");
    return null;
  }

  private String currency() {
    String currency = step.text("currency").strip().toUpperCase(Locale.ROOT);
    if (currency.length() == 3) {
      return currency;
    }
    if (!currency.isEmpty()) {
      unreadable.add("Currency: " + shown(currency) + " is no code of three letters.");
    }
    return "EUR";
  }

  private Instant sendAt() {
    try {
      return step.time("sendAt");
    } catch (StepRefused e) {
      unreadable.add("Send date: " + shown(step.text("sendAt")) + " is not a date and time.");
      return null;
    }
  }

  private static int decimals(BigDecimal number) {
    return Math.max(0, number.stripTrailingZeros().scale());
  }

  private static String shown(String text) {
    return '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
  }

  private static String nullIfEmpty(String text) {
    return text.isEmpty() ? null : text;
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text;
  }
}
