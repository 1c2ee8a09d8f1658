package io.rondo.workers.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalledNumberTest {

  private final CallSettings settings =
      new CallSettings(3, 6, Duration.ofDays(30), Duration.ofHours(2), null);

  @ParameterizedTest
  @CsvSource({
    "+19005550123, number_type, premium rate",
    "+448712345678, number_type, shared cost",
    "+18005550123, number_type, toll free",
    "+491901234567, no_number, no longer given out",
    "+79161234567, country_not_called, Russia",
    "+5352345678, country_not_called, Cuba",
    "+4412, no_number, too short",
    "'', no_number, nothing"
  })
  void numbersThatNobodyCalls(String number, String refused, String why) {
    assertThat(CalledNumber.of(number, settings).refused()).as(why).isEqualTo(refused);
  }

  @ParameterizedTest
  @CsvSource({
    "+12125550123, US, America/New_York",
    "+14155550123, US, America/Los_Angeles",
    "+4930123456, DE, Europe/Berlin",
    "+447400123456, GB, Europe/London",
    "+4722334455, NO, Europe/Oslo"
  })
  void numbersThatSayWhereTheyAre(String number, String country, String zone) {
    CalledNumber known = CalledNumber.of(number, settings);

    assertThat(known.refused()).isNull();
    assertThat(known.country()).isEqualTo(country);
    assertThat(known.zones()).contains(ZoneId.of(zone));
  }

  @Test
  void theCustomersOwnZoneGoesBeforeTheNumbers() {
    CalledNumber number = CalledNumber.of("+12125550123", settings);

    assertThat(CallZones.of("America/Denver", number))
        .isEqualTo(new CallZones(java.util.List.of(ZoneId.of("America/Denver")), "customer"));
    assertThat(CallZones.of("Mars/Olympus", number).from()).isEqualTo("number");
    assertThat(CallZones.of(null, number).from()).isEqualTo("number");
  }

  @Test
  void theSameNumberHasOneHashHoweverItIsWritten() {
    assertThat(CalledNumber.hash("(212) 555-0123", "US"))
        .isEqualTo(CalledNumber.hash("+1 212 555 0123", "DE"))
        .isPresent();
  }
}
