package io.rondo.workers.campaign;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Briefs to begin with. */
public final class Briefs {

  private Briefs() {}

  /** A brief that breaks no rule. */
  public static Brief sound() {
    return new Brief(
        "Summer 🎉",
        "More visits",
        "Ten percent off",
        "We know what fits",
        "recency <= 6",
        Assignment.CHANCE,
        null,
        new BigDecimal("10.00"),
        null,
        Instant.parse("2026-11-30T10:15:00Z"),
        14,
        100_000,
        20_000,
        new BigDecimal("0.0800"),
        "EUR",
        false,
        null,
        List.of(
            Brief.cell(1, "A", new BigDecimal("50.00"), "summer-a"),
            Brief.cell(2, "B", new BigDecimal("50.00"), "summer-b")),
        List.of());
  }

  /** Something that a partner makes, with one draft. */
  public static Deliverable deliverable(
      int no, DeliverableKind kind, String title, Integer cellNo) {
    return new Deliverable(
        0,
        no,
        kind,
        title,
        "As in spring",
        cellNo,
        1,
        List.of(),
        null,
        1,
        null,
        Deliverable.State.PLANNED,
        null,
        null);
  }

  /** The same, but only after others. */
  public static Deliverable needing(Deliverable one, Integer... numbers) {
    return new Deliverable(
        0,
        one.no(),
        one.kind(),
        one.title(),
        one.brief(),
        one.cellNo(),
        one.quantity(),
        List.of(numbers),
        one.dueAt(),
        one.maxRevisions(),
        one.details(),
        one.state(),
        null,
        null);
  }

  /** The form's variables of a brief that breaks no rule. */
  static Map<String, Object> form() {
    Map<String, Object> form = new HashMap<>();
    form.put("campaignName", "Summer");
    form.put("goal", "More visits");
    form.put("offer", "Ten percent off");
    form.put("whyUs", "We know what fits");
    form.put("audience", "recency <= 6");
    form.put("cellAssignment", "chance");
    form.put("holdOutShare", 10);
    form.put(
        "cells",
        List.of(
            Map.of("name", "A", "share", 50.5, "content", "a"),
            Map.of("name", "B", "share", "49.5", "content", "b")));
    form.put("sendAt", "2026-11-30T10:15+01:00");
    form.put("responseWindowDays", 14.0);
    form.put("budget", "1000.50");
    form.put("fixedCost", 200);
    form.put("costPerEmail", 0.0008);
    form.put("currency", "EUR");
    return form;
  }
}
