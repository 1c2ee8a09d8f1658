package io.rondo.forms.partner;

import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerDetails;
import io.rondo.workers.partner.PartnerKind;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/**
 * The fields of a partner as they come from a browser: text, or null where one is missing.
 *
 * @param connection what has no field of its own, a JSON object
 */
record PartnerForm(
    String code,
    String name,
    String kind,
    String contractVersion,
    String contractEndsOn,
    String contactName,
    String contactEmail,
    String language,
    String timeZone,
    String capacityPerDay,
    String ackHours,
    String draftHours,
    String productionHours,
    String handoverHours,
    String transport,
    String url,
    String host,
    String port,
    String user,
    String hostKey,
    String connection) {

  /** What a new partner begins with. */
  static PartnerForm fresh() {
    return new PartnerForm(
        "",
        "",
        "PRINT",
        "",
        "",
        "",
        "",
        "en",
        "Europe/Berlin",
        "1000",
        "8",
        "16",
        "40",
        "8",
        "MAIL",
        "",
        "",
        "",
        "",
        "",
        "");
  }

  static PartnerForm of(Partner partner) {
    return new PartnerForm(
        partner.code(),
        partner.name(),
        partner.kind().name(),
        partner.contractVersion(),
        partner.contractEndsOn() == null ? "" : partner.contractEndsOn().toString(),
        partner.contactName(),
        partner.contactEmail(),
        partner.language(),
        partner.timeZone(),
        String.valueOf(partner.capacityPerDay()),
        String.valueOf(partner.sla().ackHours()),
        String.valueOf(partner.sla().draftHours()),
        String.valueOf(partner.sla().productionHours()),
        String.valueOf(partner.sla().handoverHours()),
        partner.transport().name(),
        Settings.field(partner, Settings.url(partner.transport())),
        Settings.field(partner, "host"),
        Settings.field(partner, "port"),
        Settings.field(partner, "user"),
        Settings.field(partner, "host_key"),
        Settings.rest(partner));
  }

  /** Empty when the last day of the contract is no day. */
  Optional<LocalDate> lastDay() {
    try {
      return Optional.of(LocalDate.parse(text(contractEndsOn)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Whether a last day was given that is none. */
  boolean isDayUnreadable() {
    return !text(contractEndsOn).isEmpty() && lastDay().isEmpty();
  }

  /** What is not readable is left to be refused: null, or 0. @param known the code that stays */
  PartnerDetails details(String known) {
    return new PartnerDetails(
        known == null ? text(code) : known,
        text(name),
        one(PartnerKind.values(), kind),
        text(contractVersion),
        lastDay().orElse(null),
        text(contactName),
        text(contactEmail),
        text(language),
        text(timeZone),
        whole(capacityPerDay),
        new Partner.Sla(
            whole(ackHours), whole(draftHours), whole(productionHours), whole(handoverHours)),
        one(Partner.Transport.values(), transport),
        Settings.joined(one(Partner.Transport.values(), transport), this));
  }

  private static <E extends Enum<E>> E one(E[] values, String name) {
    return Arrays.stream(values).filter(one -> one.name().equals(name)).findFirst().orElse(null);
  }

  private static int whole(String text) {
    try {
      return Integer.parseInt(text(text));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  static String text(String text) {
    return text == null ? "" : text.strip();
  }
}
