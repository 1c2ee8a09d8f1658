package io.rondo.workers.insight;

import java.util.Locale;

/** A result in a few plain sentences, for the person who closes the campaign. */
final class ResultWords {

  private static final int LONGEST = 1000;

  private ResultWords() {}

  /** Whole sentences only, at most 1,000 characters: of many cells the last are left out. */
  static String of(Result result) {
    StringBuilder words = new StringBuilder();
    add(
        words,
        text(
            "%,d of %,d people were mailed; this cost %,.2f %s of a budget of %,.2f.",
            result.ledger().byState().getOrDefault("sent", 0L),
            result.ledger().total(),
            result.cost().total(),
            result.cost().currency(),
            result.cost().budget()));
    add(words, returned(result));
    for (Result.Cell cell : result.cells()) {
      if (!cell.holdOut()) {
        add(words, cell(cell, result.cost().currency()));
      }
    }
    return words.toString();
  }

  private static String returned(Result result) {
    if (result.incrementalSpend() == null) {
      return "Extra sales over the hold-out: not enough data.";
    }
    String extra =
        text(
            "Extra sales over the hold-out: %,.2f %s",
            result.incrementalSpend(), result.cost().currency());
    return result.roi() == null ? extra + "." : extra + text(", ROI %,.0f %%.", 100 * result.roi());
  }

  private static String cell(Result.Cell cell, String currency) {
    String name = cell.name() + ": ";
    if (cell.people() == 0) {
      return name + "nobody was in it.";
    }
    if (cell.lift() == null) {
      return name
          + text(
              "visits %.2f %%, conversions %.2f %%; without a hold-out there is no lift.",
              100 * cell.visitRate(), 100 * cell.conversionRate());
    }
    return name
        + "visits "
        + points(cell.lift().visitRate())
        + ", conversions "
        + points(cell.lift().conversionRate())
        + ", sales a head "
        + money(cell.lift().spendPerHead(), currency)
        + ".";
  }

  private static String points(Lift lift) {
    return lift.enough()
        ? text("%+.2f points (± %.2f)", 100 * lift.value(), 100 * lift.plusMinus())
        : "not enough data";
  }

  private static String money(Lift lift, String currency) {
    return lift.enough()
        ? text("%+.2f %s (± %.2f)", lift.value(), currency, lift.plusMinus())
        : "not enough data";
  }

  private static void add(StringBuilder words, String sentence) {
    if (words.length() + 1 + sentence.length() <= LONGEST) {
      words.append(words.isEmpty() ? "" : "\n").append(sentence);
    }
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
