package io.rondo.workers.call;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberToTimeZonesMapper;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import io.rondo.workers.customer.PhoneHash;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A number as far as calling goes. "Valid" is not enough: premium-rate and shared-cost numbers are
 * valid, too.
 *
 * @param country to which the number belongs; null when it cannot be told
 * @param zones in which its owner may be; empty when it cannot be told
 * @param refused why it is never called; null when it may be
 */
record CalledNumber(String hash, String country, List<ZoneId> zones, String refused) {

  static final String NO_NUMBER = "no_number";
  static final String NUMBER_TYPE = "number_type";
  static final String COUNTRY_NOT_CALLED = "country_not_called";
  static final String ZONE_UNKNOWN = "zone_unknown";

  private static final Set<PhoneNumberType> TYPES =
      Set.of(
          PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE);
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /** Judges a number in E.164; null is no number. */
  static CalledNumber of(String e164, CallSettings settings) {
    Optional<PhoneNumber> parsed = parse(e164, null).filter(NUMBERS::isValidNumber);
    if (parsed.isEmpty()) {
      return new CalledNumber(null, null, List.of(), NO_NUMBER);
    }
    PhoneNumber number = parsed.get();
    String country = NUMBERS.getRegionCodeForNumber(number);
    String refused = null;
    List<ZoneId> zones = zones(number);
    if (!TYPES.contains(NUMBERS.getNumberType(number))) {
      refused = NUMBER_TYPE;
    } else if (settings.country(country).isEmpty()) {
      refused = COUNTRY_NOT_CALLED;
    } else if (zones.isEmpty()) {
      refused = ZONE_UNKNOWN;
    }
    return new CalledNumber(hashOf(number), country, zones, refused);
  }

  /** The hash of a number as it is written in a country; empty when it is none. */
  static Optional<String> hash(String text, String country) {
    return parse(text, country).map(CalledNumber::hashOf);
  }

  private static String hashOf(PhoneNumber number) {
    return PhoneHash.of(NUMBERS.format(number, PhoneNumberFormat.E164));
  }

  private static Optional<PhoneNumber> parse(String text, String country) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(NUMBERS.parse(text, country)).filter(NUMBERS::isPossibleNumber);
    } catch (NumberParseException e) {
      return Optional.empty();
    }
  }

  private static List<ZoneId> zones(PhoneNumber number) {
    return PhoneNumberToTimeZonesMapper.getInstance().getTimeZonesForNumber(number).stream()
        .filter(name -> !name.equals(PhoneNumberToTimeZonesMapper.getUnknownTimeZone()))
        .flatMap(name -> zone(name).stream())
        .toList();
  }

  /** The zone of that name; empty when there is none. */
  static Optional<ZoneId> zone(String name) {
    return Stream.ofNullable(name)
        .filter(known -> ZoneId.getAvailableZoneIds().contains(known))
        .map(ZoneId::of)
        .findFirst();
  }
}
