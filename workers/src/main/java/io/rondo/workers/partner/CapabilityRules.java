package io.rondo.workers.partner;

import io.rondo.workers.campaign.DeliverableKind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What must hold for what a partner can make and for its prices. */
final class CapabilityRules {

  private static final BigDecimal MOST = new BigDecimal("10000000");
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());

  private CapabilityRules() {}

  /** A sentence for each kind whose orders cannot go this way. */
  static List<String> notCarried(Partner.Transport transport, List<Capability> capabilities) {
    return capabilities.stream()
        .filter(one -> !transport.carries(one.kind()))
        .map(
            one ->
                "%s: no order for them goes by %s; reach the partner by API or REST, or take them off its prices."
                    .formatted(one.kind().title(), transport.text().replace('_', ' ')))
        .toList();
  }

  /** A sentence for each fault. */
  static List<String> problems(Partner.Transport transport, List<Capability> capabilities) {
    List<String> problems = new ArrayList<>(notCarried(transport, capabilities));
    Set<Object> seen = new HashSet<>();
    for (Capability one : capabilities) {
      String what = one.kind().title();
      if (!seen.add(one.kind())) {
        problems.add(what + ": it is there twice.");
      }
      if (!LANGUAGES.containsAll(one.languages()) || one.languages().size() > 40) {
        problems.add(
            what
                + ": the languages are two letters of ISO 639-1 with commas, for example de, fr;"
                + " nothing for any.");
      }
      if (one.setupMinor() < 0 || BigDecimal.valueOf(one.setupMinor()).compareTo(MOST) > 0) {
        problems.add(what + ": the price of the setup is 0 or more, at most 100,000.00.");
      }
      if (one.priceMinor().signum() < 0
          || one.priceMinor().compareTo(MOST) > 0
          || one.priceMinor().stripTrailingZeros().scale() > 4) {
        problems.add(
            what + ": the price of a piece is 0 or more, at most 100,000.00, with six decimals.");
      }
      if (one.minuteMinor().signum() < 0
          || one.minuteMinor().compareTo(MOST) > 0
          || one.minuteMinor().stripTrailingZeros().scale() > 4
          || one.minuteMinor().signum() > 0 && one.kind() != DeliverableKind.CALL) {
        problems.add(
            what
                + ": the price of a minute is for calls; 0 or more, at most 100,000.00, with six"
                + " decimals.");
      }
      if (!isCurrency(one.currency())) {
        problems.add(what + ": the currency is three letters of ISO 4217, for example EUR.");
      }
    }
    return problems;
  }

  private static boolean isCurrency(String code) {
    return Currency.getAvailableCurrencies().stream()
        .anyMatch(currency -> currency.getCurrencyCode().equals(code));
  }
}
