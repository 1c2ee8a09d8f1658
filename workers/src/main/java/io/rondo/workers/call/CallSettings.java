package io.rondo.workers.call;

import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people are called.
 *
 * @param maxAttempts how often one person is tried in an order; default 3
 * @param numberCap how often one number may be called within {@code numberCapIn}, whatever the
 *     campaign; default 6
 * @param numberCapIn default 30 days
 * @param callBackGrace how long after a promised time a partner may still call before a person is
 *     asked; default 2 hours
 * @param countries by ISO code, beside those that Rondo knows: only numbers of these are called
 */
@ConfigurationProperties("rondo.workers.call")
record CallSettings(
    @DefaultValue("3") int maxAttempts,
    @DefaultValue("6") int numberCap,
    @DefaultValue("30d") Duration numberCapIn,
    @DefaultValue("2h") Duration callBackGrace,
    Map<String, CallCountry> countries) {

  private static final List<DayOfWeek> WORKDAYS =
      List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));
  private static final List<DayOfWeek> NOT_SUNDAY =
      List.copyOf(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY));

  CallSettings {
    if (maxAttempts < 1 || numberCap < 1) {
      throw new IllegalArgumentException(
          "rondo.workers.call: max-attempts and number-cap are at least 1.");
    }
    Map<String, CallCountry> all = known();
    if (countries != null) {
      countries.forEach((code, country) -> all.put(code.toUpperCase(Locale.ROOT), country));
    }
    countries = Map.copyOf(all);
  }

  /** What holds for numbers of this country; empty where nobody is called. */
  Optional<CallCountry> country(String code) {
    return Optional.ofNullable(code).map(countries::get);
  }

  /**
   * Careful hours in the law's or the trade's own bounds (16 CFR 310.4 and 310.5 in the US, the
   * Ofcom and ICO guidance in the UK, section 7 UWG in Germany); an installation may set its own.
   */
  private static Map<String, CallCountry> known() {
    Map<String, CallCountry> known = new TreeMap<>();
    known.put(
        "US",
        CallCountry.of("08:00", "21:00", NOT_SUNDAY, 31, List.of(), "01-01", "07-04", "12-25"));
    known.put(
        "CA",
        CallCountry.of("09:00", "21:00", NOT_SUNDAY, 31, List.of(), "01-01", "07-01", "12-25"));
    known.put(
        "GB",
        CallCountry.of(
            "09:00",
            "20:00",
            NOT_SUNDAY,
            28,
            List.of("TPS"),
            "01-01",
            "easter-2",
            "easter+1",
            "12-25",
            "12-26"));
    known.put(
        "DE",
        CallCountry.of(
            "09:00",
            "20:00",
            NOT_SUNDAY,
            0,
            List.of(),
            "01-01",
            "easter-2",
            "easter+1",
            "05-01",
            "easter+39",
            "easter+50",
            "10-03",
            "12-25",
            "12-26"));
    known.put(
        "FR",
        CallCountry.of(
            "10:00",
            "20:00",
            WORKDAYS,
            0,
            List.of(),
            "01-01",
            "easter+1",
            "05-01",
            "05-08",
            "easter+39",
            "easter+50",
            "07-14",
            "08-15",
            "11-01",
            "11-11",
            "12-25"));
    known.put(
        "NO",
        CallCountry.of(
            "09:00",
            "20:00",
            WORKDAYS,
            31,
            List.of(),
            "01-01",
            "easter-3",
            "easter-2",
            "easter+1",
            "05-01",
            "05-17",
            "easter+39",
            "easter+50",
            "12-25",
            "12-26"));
    return known;
  }
}
