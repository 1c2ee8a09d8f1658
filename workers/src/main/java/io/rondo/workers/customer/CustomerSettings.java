package io.rondo.workers.customer;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be kept about customers.
 *
 * @param phoneCountries whose numbers may be called, by their two letters (ISO 3166-1); a line with
 *     a number of another country is refused. Default: the European Economic Area, Switzerland and
 *     the United Kingdom
 * @param homeCountry the country of numbers without a prefix, where neither they nor the postal
 *     address name one; default DE
 */
@ConfigurationProperties("rondo.workers.customer")
record CustomerSettings(
    @DefaultValue({
          "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR",
          "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE",
          "SI", "SK"
        })
        Set<String> phoneCountries,
    @DefaultValue("DE") String homeCountry) {

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  CustomerSettings {
    phoneCountries =
        phoneCountries.stream()
            .map(country -> known("phone-countries", country))
            .collect(Collectors.toUnmodifiableSet());
    homeCountry = known("home-country", homeCountry);
  }

  private static String known(String setting, String country) {
    String upper = country.strip().toUpperCase(Locale.ROOT);
    if (!COUNTRIES.contains(upper)) {
      throw new IllegalArgumentException(
          "rondo.workers.customer.%s: %s is no country of ISO 3166-1; write two letters such as NO."
              .formatted(setting, country));
    }
    return upper;
  }
}
