package io.rondo.workers.campaign;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A row of campaign_deliverable. */
record DeliverableRow(
    long id,
    int deliverableNo,
    String kind,
    String title,
    String brief,
    Integer cellNo,
    int quantity,
    String dependsOn,
    Instant dueAt,
    int maxRevisions,
    String details,
    String state,
    Long partnerId,
    Long priceMinor) {

  Deliverable deliverable() {
    return new Deliverable(
        id,
        deliverableNo,
        DeliverableKind.of(kind).orElseThrow(),
        title,
        brief,
        cellNo,
        quantity,
        numbers(dependsOn),
        dueAt,
        maxRevisions,
        details,
        Deliverable.State.valueOf(state.toUpperCase(Locale.ROOT)),
        partnerId,
        priceMinor);
  }

  private static List<Integer> numbers(String text) {
    return text == null || text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).map(Integer::valueOf).toList();
  }
}
