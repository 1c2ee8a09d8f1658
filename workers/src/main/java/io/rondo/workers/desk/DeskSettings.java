package io.rondo.workers.desk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the desk for partners without an account.
 *
 * @param linkLife how long a mailed link may be used; at least an hour
 * @param codeLife how long a mailed code may be entered; at least a minute
 * @param codePause between two codes for the same link and browser
 * @param codes how many codes of one link a browser, or a network, may have mailed within a day; 1
 *     to 20
 * @param codesInAll how many codes of one link are mailed within a day, whoever asks; 1 to 100
 * @param remember how long a browser that entered a code opens the links of the same contact
 *     without another one; at least a minute
 */
@ConfigurationProperties("rondo.workers.desk")
record DeskSettings(
    @DefaultValue("14d") Duration linkLife,
    @DefaultValue("10m") Duration codeLife,
    @DefaultValue("60s") Duration codePause,
    @DefaultValue("5") int codes,
    @DefaultValue("25") int codesInAll,
    @DefaultValue("90d") Duration remember) {

  DeskSettings {
    atLeast("link-life", linkLife, Duration.ofHours(1));
    atLeast("code-life", codeLife, Duration.ofMinutes(1));
    atLeast("code-pause", codePause, Duration.ofSeconds(1));
    atLeast("remember", remember, Duration.ofMinutes(1));
    between("codes", codes, 20);
    between("codes-in-all", codesInAll, 100);
  }

  private static void atLeast(String name, Duration given, Duration least) {
    if (given.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "rondo.workers.desk.%s is %s; it takes at least %s.".formatted(name, given, least));
    }
  }

  private static void between(String name, int given, int most) {
    if (given < 1 || given > most) {
      throw new IllegalArgumentException(
          "rondo.workers.desk.%s is %d; it takes 1 to %d.".formatted(name, given, most));
    }
  }
}
