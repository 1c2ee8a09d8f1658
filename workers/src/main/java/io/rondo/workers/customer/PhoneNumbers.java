package io.rondo.workers.customer;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Reads phone numbers as people write them, and lets only those pass that may be called. */
@Component
public class PhoneNumbers {

  private static final int LONGEST = 40;

  /** In North America a number does not tell which of the two it is. */
  private static final Set<PhoneNumberType> CALLED =
      EnumSet.of(
          PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE);

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
  private final CustomerSettings settings;

  PhoneNumbers(CustomerSettings settings) {
    this.settings = settings;
  }

  /**
   * The number in E.164, for example {@code +4722334455}.
   *
   * @param country where a number without a prefix belongs, two letters; null for the home country
   * @throws PhoneRefused when it is no number, belongs to a country that is not called, or is not
   *     the mobile or fixed line of a person, for example a premium rate
   */
  public String e164(String text, String country) {
    PhoneNumber number = parsed(text, country == null ? settings.homeCountry() : country);
    if (!library.isValidNumber(number)) {
      throw new PhoneRefused("not a phone number that exists");
    }
    String region = library.getRegionCodeForNumber(number);
    if (!settings.phoneCountries().contains(region)) {
      throw new PhoneRefused("a phone number of a country that is not called");
    }
    if (!CALLED.contains(library.getNumberType(number))) {
      throw new PhoneRefused("neither a mobile number nor a fixed line");
    }
    return library.format(number, PhoneNumberFormat.E164);
  }

  private PhoneNumber parsed(String text, String country) {
    if (text == null || text.length() > LONGEST) {
      throw new PhoneRefused("not a phone number");
    }
    try {
      PhoneNumber number = library.parse(text, country);
      if (!number.getExtension().isEmpty()) {
        throw new PhoneRefused("a phone number with an extension");
      }
      return number;
    } catch (NumberParseException e) {
      throw new PhoneRefused("not a phone number; write it as +4722334455");
    }
  }
}
