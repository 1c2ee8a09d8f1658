package io.rondo.workers.customer;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the phone number, the postal address and the time zone of a line. A file has a postal
 * address when it names the first line of one; without that, city and the like are attributes.
 */
final class ContactReader {

  private static final int LINE = 120;
  private static final int POSTAL_CODE = 16;
  private static final int CITY = 80;
  private static final int ZONE = 40;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  private final PhoneNumbers numbers;
  private final int phone;
  private final int line1;
  private final int line2;
  private final int postalCode;
  private final int city;
  private final int country;
  private final int timeZone;

  ContactReader(CsvHeader header, PhoneNumbers numbers) {
    this.numbers = numbers;
    this.phone = header.position(CsvHeader.PHONE);
    this.line1 = header.position(CsvHeader.ADDRESS_LINE1);
    boolean address = line1 >= 0;
    this.line2 = address ? header.position(CsvHeader.ADDRESS_LINE2) : -1;
    this.postalCode = address ? header.position(CsvHeader.POSTAL_CODE) : -1;
    this.city = address ? header.position(CsvHeader.CITY) : -1;
    this.country = address ? header.position(CsvHeader.COUNTRY) : -1;
    this.timeZone = header.position(CsvHeader.TIME_ZONE);
  }

  /** The columns of table customer that {@link #values} fills, in its order. */
  List<String> columns() {
    List<String> columns = new ArrayList<>();
    if (phone >= 0) {
      columns.addAll(List.of("phone", "phone_hash"));
    }
    if (line1 >= 0) {
      columns.addAll(
          List.of(
              "address_line1", "address_line2", "postal_code", "city", "country", "postal_hash"));
    }
    if (timeZone >= 0) {
      columns.add("time_zone");
    }
    return columns;
  }

  /** Whether the file says anything about the ways to reach somebody but e-mail. */
  boolean reads() {
    return !columns().isEmpty();
  }

  List<Object> values(String[] fields) throws LineRefused {
    List<Object> values = new ArrayList<>();
    String where = country(fields);
    if (phone >= 0) {
      String number = phone(fields[phone], where);
      values.add(number);
      values.add(PhoneHash.of(number));
    }
    if (line1 >= 0) {
      address(fields, where, values);
    }
    if (timeZone >= 0) {
      values.add(zone(fields[timeZone]));
    }
    return values;
  }

  private String phone(String text, String country) throws LineRefused {
    if (text.isEmpty()) {
      return null;
    }
    try {
      return numbers.e164(text, country);
    } catch (PhoneRefused refused) {
      throw new LineRefused(CsvHeader.PHONE, refused.getMessage());
    }
  }

  private void address(String[] fields, String where, List<Object> values) throws LineRefused {
    String first = text(fields, line1, CsvHeader.ADDRESS_LINE1, LINE);
    String second = text(fields, line2, CsvHeader.ADDRESS_LINE2, LINE);
    String code = text(fields, postalCode, CsvHeader.POSTAL_CODE, POSTAL_CODE);
    String town = text(fields, city, CsvHeader.CITY, CITY);
    values.add(first);
    values.add(second);
    values.add(code);
    values.add(town);
    values.add(where);
    values.add(PostalHash.of(first, second, code, town, where));
  }

  private String country(String[] fields) throws LineRefused {
    if (country < 0 || fields[country].isEmpty()) {
      return null;
    }
    String upper = fields[country].toUpperCase(Locale.ROOT);
    if (!COUNTRIES.contains(upper)) {
      throw new LineRefused(CsvHeader.COUNTRY, "not the two letters of a country, such as NO");
    }
    return upper;
  }

  private static String zone(String text) throws LineRefused {
    if (text.isEmpty()) {
      return null;
    }
    if (text.length() > ZONE || !ZONES.contains(text)) {
      throw new LineRefused(CsvHeader.TIME_ZONE, "not a time zone such as Europe/Oslo");
    }
    return text;
  }

  private static String text(String[] fields, int position, String column, int max)
      throws LineRefused {
    if (position < 0 || fields[position].isEmpty()) {
      return null;
    }
    String problem = Values.problem(fields[position], max);
    if (problem != null) {
      throw new LineRefused(column, problem);
    }
    return fields[position];
  }
}
