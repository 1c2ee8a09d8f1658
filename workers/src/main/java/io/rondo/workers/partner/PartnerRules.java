package io.rondo.workers.partner;

import io.rondo.workers.customer.EmailAddress;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What must hold for the details of a partner. */
final class PartnerRules {

  private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,38}[a-z0-9]");
  private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
  private static final int LONGEST_HOURS = 1_000;
  private static final int MOST_PIECES = 10_000_000;

  private final List<String> problems = new ArrayList<>();

  private PartnerRules() {}

  /**
   * @param known what is kept now; null for a new partner
   * @return a sentence for each fault
   */
  static List<String> problems(PartnerDetails details, Partner known, LocalDate today) {
    PartnerRules rules = new PartnerRules();
    rules.names(details);
    rules.contract(details, known, today);
    rules.work(details);
    if (details.transport() == null) {
      rules.problems.add("Choose how the partner is reached.");
    } else {
      rules.problems.addAll(ConnectionRules.problems(details.transport(), details.connection()));
    }
    return rules.problems;
  }

  private void names(PartnerDetails details) {
    check(
        details.code() != null && CODE.matcher(details.code()).matches(),
        "The code is 2 to 40 lower-case letters, digits and hyphens, for example north-print.");
    text("name", details.name(), 120);
    check(details.kind() != null, "Choose what kind of company the partner is.");
    text("contact’s name", details.contactName(), 120);
    check(
        details.contactEmail() != null && EmailAddress.isValid(details.contactEmail()),
        "The contact needs an e-mail address such as orders@partner.example.");
    check(
        details.language() != null && LANGUAGES.contains(details.language()),
        "The language is two letters of ISO 639-1, for example en or de.");
    check(
        details.timeZone() != null && isZone(details.timeZone()),
        "The time zone is a name such as Europe/Berlin.");
  }

  private void contract(PartnerDetails details, Partner known, LocalDate today) {
    text("contract’s version", details.contractVersion(), 20);
    LocalDate end = details.contractEndsOn();
    boolean unchanged = known != null && end != null && end.equals(known.contractEndsOn());
    if (end != null && end.isBefore(today) && !unchanged) {
      problems.add(
          "The contract ended on %s: enter a day to come, or none while it has no end."
              .formatted(end));
    }
  }

  private void work(PartnerDetails details) {
    whole("Pieces a day", details.capacityPerDay(), MOST_PIECES);
    Partner.Sla sla = details.sla();
    if (sla == null) {
      problems.add("Enter the working hours within which the partner takes each step.");
      return;
    }
    whole("The hours until the answer", sla.ackHours(), LONGEST_HOURS);
    whole("The hours until the draft", sla.draftHours(), LONGEST_HOURS);
    whole("The hours of production", sla.productionHours(), LONGEST_HOURS);
    whole("The hours until the hand-over", sla.handoverHours(), LONGEST_HOURS);
  }

  private void text(String what, String text, int longest) {
    if (text == null || text.isBlank()) {
      problems.add("Enter the %s.".formatted(what));
    } else if (text.length() > longest || text.chars().anyMatch(Character::isISOControl)) {
      problems.add("The %s is one line of at most %d characters.".formatted(what, longest));
    }
  }

  private void whole(String what, int number, int most) {
    check(
        number > 0 && number <= most,
        String.format(Locale.ENGLISH, "%s: a whole number from 1 to %,d.", what, most));
  }

  private void check(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }

  private static boolean isZone(String name) {
    return name.contains("/") && ZoneId.getAvailableZoneIds().contains(name) || name.equals("UTC");
  }
}
