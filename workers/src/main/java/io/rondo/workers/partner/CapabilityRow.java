package io.rondo.workers.partner;

import io.rondo.workers.campaign.DeliverableKind;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** A row of partner_capability. */
record CapabilityRow(
    long partnerId,
    String capability,
    String languages,
    long setupMinor,
    BigDecimal priceMinor,
    BigDecimal minuteMinor,
    String currency) {

  Capability made() {
    return new Capability(
        DeliverableKind.of(capability).orElseThrow(),
        words(languages),
        setupMinor,
        priceMinor,
        minuteMinor,
        currency);
  }

  /** The words of a text with commas between them. */
  static List<String> words(String text) {
    return text == null || text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
  }
}
