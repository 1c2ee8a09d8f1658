package io.rondo.workers.fulfilment;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the desk for partners without an account.
 *
 * @param linkLife how long a mailed link may be used; at least an hour
 * @param codeLife how long a mailed code may be entered; at least a minute
 * @param codePause between two codes for the same link
 * @param codes how many codes are mailed for one link at most; 1 to 20
 * @param remember how long a browser that entered a code opens the links of the same contact
 *     without another one; at least a minute
 */
@ConfigurationProperties("rondo.workers.fulfilment.desk")
record DeskSettings(
    @DefaultValue("14d") Duration linkLife,
    @DefaultValue("10m") Duration codeLife,
    @DefaultValue("60s") Duration codePause,
    @DefaultValue("5") int codes,
    @DefaultValue("90d") Duration remember) {

  DeskSettings {
    atLeast("link-life", linkLife, Duration.ofHours(1));
    atLeast("code-life", codeLife, Duration.ofMinutes(1));
    atLeast("code-pause", codePause, Duration.ofSeconds(1));
    atLeast("remember", remember, Duration.ofMinutes(1));
    if (codes < 1 || codes > 20) {
      throw new IllegalArgumentException(
          "rondo.workers.fulfilment.desk.codes is " + codes + "; it takes 1 to 20.");
    }
  }

  private static void atLeast(String name, Duration given, Duration least) {
    if (given.compareTo(least) < 0) {
      throw new IllegalArgumentException(
          "rondo.workers.fulfilment.desk.%s is %s; it takes at least %s."
              .formatted(name, given, least));
    }
  }
}
