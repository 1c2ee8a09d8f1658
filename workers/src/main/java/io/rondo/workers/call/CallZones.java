package io.rondo.workers.call;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where the called party may be: where the customer says, else everywhere the number may be.
 *
 * @param from customer or number
 */
record CallZones(List<ZoneId> zones, String from) {

  private static final int LONGEST = 600;

  static CallZones of(String customersZone, CalledNumber number) {
    return CalledNumber.zone(customersZone)
        .map(zone -> new CallZones(List.of(zone), "customer"))
        .orElseGet(() -> new CallZones(number.zones(), "number"));
  }

  /** As the table keeps them. */
  String text() {
    String text = zones.stream().map(ZoneId::getId).collect(Collectors.joining(","));
    if (text.length() > LONGEST) {
      throw new IllegalStateException("A number in " + zones.size() + " time zones.");
    }
    return text;
  }

  static List<ZoneId> read(String text) {
    return Arrays.stream(text.split(",")).map(ZoneId::of).toList();
  }
}
