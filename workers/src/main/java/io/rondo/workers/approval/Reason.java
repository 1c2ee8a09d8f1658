package io.rondo.workers.approval;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Why somebody decided so: the list that can be counted; the comment says the rest. */
public enum Reason {
  AS_BRIEFED(Decision.APPROVE, "It is as briefed"),
  CHECKED_WITH_EXPERT(Decision.APPROVE, "Checked with an expert"),
  LOW_RISK(Decision.APPROVE, "The risk is low"),
  WORDING(Decision.CHANGES, "Wording"),
  PRICE_OR_DATE(Decision.CHANGES, "A price or date"),
  LAYOUT(Decision.CHANGES, "Layout"),
  AUDIENCE_DETAIL(Decision.CHANGES, "A detail of the audience"),
  WRONG_OFFER(Decision.REWORK, "Wrong offer"),
  WRONG_AUDIENCE(Decision.REWORK, "Wrong audience"),
  UNCLEAR_CONTENT(Decision.REWORK, "Unclear content"),
  LEGAL_RISK(Decision.REWORK, "Legal risk"),
  OVER_BUDGET(Decision.REWORK, "Over budget"),
  MISSING_PROOF(Decision.REWORK, "Proof of a claim is missing"),
  NOT_OUR_BRAND(Decision.REJECT, "Not our brand"),
  NOT_ALLOWED(Decision.REJECT, "Not allowed"),
  NO_BENEFIT(Decision.REJECT, "No benefit"),
  WRONG_TIME(Decision.REJECT, "Wrong time");

  private final Decision decision;
  private final String words;

  Reason(Decision decision, String words) {
    this.decision = decision;
    this.words = words;
  }

  /** As it stands in forms and tables, for example {@code wrong_offer}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The decision that it explains. */
  public Decision decision() {
    return decision;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** The reasons of a decision, in the order of the form. */
  public static List<Reason> of(Decision decision) {
    return Arrays.stream(values()).filter(reason -> reason.decision == decision).toList();
  }

  /** The reason of this code; empty when there is none. */
  public static Optional<Reason> of(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
  }
}
