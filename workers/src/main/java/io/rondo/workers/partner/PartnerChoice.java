package io.rondo.workers.partner;

import io.rondo.workers.engine.Decisions;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the table of partner choice. What it leaves open does not fit: a person decides. */
@Component
class PartnerChoice {

  /** The table; its outputs are {@code fit}, {@code points} and {@code why}. */
  static final String TABLE = "PartnerChoice";

  /** The tables that it asks, in one file with it, and what each of them answers. */
  static final Map<String, String> ASKED =
      Map.of("PartnerObstacle", "obstacle", "PartnerReliability", "reliability");

  private final ObjectProvider<Decisions> decisions;

  PartnerChoice(ObjectProvider<Decisions> decisions) {
    this.decisions = decisions;
  }

  /**
   * What the table looks at.
   *
   * @param priceAbove percent above the cheapest, 0 for the cheapest
   * @param capacityLeft percent of what is wanted; 100 is just enough
   * @param punctuality percent of orders in time; −1 for none yet
   */
  record Facts(
      String state,
      boolean capable,
      boolean speaks,
      boolean underContract,
      boolean sameCurrency,
      BigDecimal priceAbove,
      int capacityLeft,
      int punctuality) {

    Map<String, Object> byInput() {
      Map<String, Object> facts = new LinkedHashMap<>();
      facts.put("state", state);
      facts.put("capable", capable);
      facts.put("speaks", speaks);
      facts.put("underContract", underContract);
      facts.put("sameCurrency", sameCurrency);
      facts.put("priceAbove", priceAbove);
      facts.put("capacityLeft", capacityLeft);
      facts.put("punctuality", punctuality);
      return facts;
    }
  }

  /** What the table says. */
  record Verdict(boolean fit, int points, String why) {}

  Verdict of(Facts facts) {
    List<Map<String, Object>> rows = decisions.getObject().decide(TABLE, facts.byInput());
    if (rows.size() != 1
        || !(rows.get(0).get("fit") instanceof Boolean fit)
        || !(rows.get(0).get("points") instanceof Number points)) {
      return new Verdict(false, 0, "No row of the table of partner choice says whether it fits.");
    }
    Object why = rows.get(0).get("why");
    return new Verdict(fit, points.intValue(), why == null ? "" : cut(why.toString()));
  }

  private static String cut(String text) {
    return text.length() > 500 ? text.substring(0, 499) + "…" : text;
  }
}
