package io.rondo.workers.customer;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The columns of a file: which are Rondo's own, which are attributes. */
final class CsvHeader {

  static final String NUMBER = "customer_number";
  static final String EMAIL = "email";
  static final String FIRST_NAME = "first_name";
  static final String LAST_NAME = "last_name";
  static final String LANGUAGE = "language";
  static final String PHONE = "phone";
  static final String ADDRESS_LINE1 = "address_line1";
  static final String ADDRESS_LINE2 = "address_line2";
  static final String POSTAL_CODE = "postal_code";
  static final String CITY = "city";
  static final String COUNTRY = "country";
  static final String TIME_ZONE = "time_zone";

  /** What comes before the channel in the column of a consent, for example consent_email. */
  static final String CONSENT = "consent_";

  static final String CONSENT_AT = "consent_at";
  static final String CONSENT_SOURCE = "consent_source";
  static final String CONSENT_TEXT = "consent_text";

  private static final Set<String> OWN =
      Set.of(
          NUMBER,
          EMAIL,
          FIRST_NAME,
          LAST_NAME,
          LANGUAGE,
          PHONE,
          ADDRESS_LINE1,
          TIME_ZONE,
          "consent_email",
          "consent_letter",
          "consent_postcard",
          "consent_call",
          CONSENT_AT,
          CONSENT_SOURCE,
          CONSENT_TEXT);

  /** Rondo's own beside the first line of an address, else attributes. */
  private static final Set<String> OF_ADDRESS = Set.of(ADDRESS_LINE2, POSTAL_CODE, CITY, COUNTRY);

  /** Words that FEEL keeps for itself, and names that segments already know. */
  private static final Set<String> TAKEN =
      Set.of(
          "number",
          "and",
          "or",
          "not",
          "in",
          "between",
          "if",
          "then",
          "else",
          "for",
          "some",
          "every",
          "satisfies",
          "return",
          "function",
          "instance",
          "of",
          "true",
          "false",
          "null");

  private static final int MAX_NAME = 60;
  private static final int MAX_COLUMNS = 80;

  private final List<String> names;

  private CsvHeader(List<String> names) {
    this.names = names;
  }

  /**
   * @throws ImportRefused when the columns do not tell customers
   */
  static CsvHeader of(List<String> titles) {
    if (titles.size() > MAX_COLUMNS) {
      throw new ImportRefused("The file has more than %d columns.".formatted(MAX_COLUMNS));
    }
    List<String> names = new ArrayList<>(titles.stream().map(CsvHeader::normalised).toList());
    nameTheNumber(names);
    refuseDoubtful(names);
    return new CsvHeader(names);
  }

  int size() {
    return names.size();
  }

  /** The position of one of Rondo's own columns; -1 when the file has none. */
  int position(String own) {
    return names.indexOf(own);
  }

  /** The name of the column at a position. */
  String name(int position) {
    return names.get(position);
  }

  /** The positions of the columns that are attributes. */
  List<Integer> attributes() {
    List<Integer> positions = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (!isOwn(names.get(i))) {
        positions.add(i);
      }
    }
    return positions;
  }

  private boolean isOwn(String name) {
    return OWN.contains(name) || OF_ADDRESS.contains(name) && names.contains(ADDRESS_LINE1);
  }

  private static void nameTheNumber(List<String> names) {
    for (String alias : List.of("number", "id")) {
      if (!names.contains(NUMBER) && names.contains(alias)) {
        names.set(names.indexOf(alias), NUMBER);
      }
    }
  }

  private static void refuseDoubtful(List<String> names) {
    if (!names.contains(NUMBER) && !names.contains(EMAIL)) {
      throw new ImportRefused(
          "The first line must name the columns, among them customer_number or email.");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i);
      if (name.isEmpty() || name.length() > MAX_NAME) {
        throw new ImportRefused(
            "The title of column %d must have 1 to %d letters or digits."
                .formatted(i + 1, MAX_NAME));
      }
      if (TAKEN.contains(name)) {
        throw new ImportRefused(
            "A column cannot be called %s: segments use that word. Rename it.".formatted(name));
      }
      if (!seen.add(name)) {
        throw new ImportRefused("Two columns are called %s. Rename one.".formatted(name));
      }
    }
  }

  /** Lower case, anything but letters and digits becomes _, a digit in front gets one. */
  private static String normalised(String title) {
    String name =
        title
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^\\p{L}\\p{Nd}]+", "_")
            .replaceAll("^_+|_+$", "");
    return !name.isEmpty() && Character.isDigit(name.charAt(0)) ? "_" + name : name;
  }
}
