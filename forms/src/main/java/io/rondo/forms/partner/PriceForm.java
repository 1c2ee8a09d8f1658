package io.rondo.forms.partner;

import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.Capability;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a partner makes, as lines of a form: one for each kind, blank where it does not make it. */
final class PriceForm {

  private final List<Line> lines = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();
  private final List<Capability> capabilities = new ArrayList<>();

  private PriceForm() {}

  /** A kind with what is known of it; prices in units of the currency. */
  record Line(
      DeliverableKind kind,
      String price,
      String minute,
      String setup,
      String currency,
      String languages) {

    /** Whether minutes are paid for it, too. */
    public boolean hasMinutes() {
      return kind == DeliverableKind.CALL;
    }
  }

  static PriceForm of(List<Capability> made) {
    PriceForm form = new PriceForm();
    String usual = made.isEmpty() ? "EUR" : made.get(0).currency();
    for (DeliverableKind kind : DeliverableKind.values()) {
      form.lines.add(
          made.stream()
              .filter(one -> one.kind() == kind)
              .findFirst()
              .map(
                  one ->
                      new Line(
                          kind,
                          units(one.priceMinor()),
                          one.minuteMinor().signum() == 0 ? "" : units(one.minuteMinor()),
                          units(BigDecimal.valueOf(one.setupMinor())),
                          one.currency(),
                          String.join(", ", one.languages())))
              .orElse(new Line(kind, "", "", "", usual, "")));
    }
    return form;
  }

  /** As sent; a line without a price is not made. */
  static PriceForm sent(Map<String, String> fields) {
    PriceForm form = new PriceForm();
    for (DeliverableKind kind : DeliverableKind.values()) {
      Line line =
          new Line(
              kind,
              text(fields, "price", kind),
              text(fields, "minute", kind),
              text(fields, "setup", kind),
              text(fields, "currency", kind).toUpperCase(Locale.ROOT),
              text(fields, "languages", kind));
      form.lines.add(line);
      form.read(line);
    }
    return form;
  }

  private void read(Line line) {
    if (line.price().isEmpty()) {
      if (!line.setup().isEmpty() || !line.minute().isEmpty() || !line.languages().isEmpty()) {
        problems.add(
            "%s: enter the price of a piece, 0 where it costs nothing; or clear the line."
                .formatted(line.kind().title()));
      }
      return;
    }
    try {
      capabilities.add(
          new Capability(
              line.kind(),
              languages(line.languages()),
              minor(line.setup().isEmpty() ? "0" : line.setup()).longValueExact(),
              minor(line.price()),
              minor(line.minute().isEmpty() ? "0" : line.minute()),
              line.currency()));
    } catch (ArithmeticException | NumberFormatException e) {
      problems.add(
          "%s: a price is a number such as 0.42; the setup has at most two decimals."
              .formatted(line.kind().title()));
    }
  }

  List<Line> lines() {
    return lines;
  }

  List<String> problems() {
    return problems;
  }

  List<Capability> capabilities() {
    return capabilities;
  }

  private static BigDecimal minor(String units) {
    if (units.length() > 20) {
      throw new NumberFormatException();
    }
    return new BigDecimal(units.replace(",", ".")).movePointRight(2);
  }

  private static String units(BigDecimal minor) {
    BigDecimal units = minor.movePointLeft(2).stripTrailingZeros();
    return units.setScale(Math.max(2, units.scale())).toPlainString();
  }

  private static List<String> languages(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[,;\\s]+"))
        .filter(one -> !one.isEmpty())
        .distinct()
        .toList();
  }

  private static String text(Map<String, String> fields, String name, DeliverableKind kind) {
    return fields.getOrDefault(name + "_" + kind.text(), "").strip();
  }
}
