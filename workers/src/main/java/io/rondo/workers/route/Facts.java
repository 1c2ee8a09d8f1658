package io.rondo.workers.route;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the table of routes looks at.
 *
 * @param budget in currency units
 * @param channels comma-separated, for example {@code email}
 * @param claims whether the campaign makes claims
 * @param partner whose help it needs: who stands in the brief and who was confirmed to make
 *     something, with commas; empty for nobody's
 * @param personalData whether a content prints more of a person than the name and language
 * @param audienceSize everybody in the frozen audience
 */
public record Facts(
    BigDecimal budget,
    String channels,
    boolean claims,
    String partner,
    boolean personalData,
    long audienceSize) {

  Map<String, Object> byInput() {
    Map<String, Object> facts = new LinkedHashMap<>();
    facts.put("budget", budget);
    facts.put("channels", channels);
    facts.put("claims", claims);
    facts.put("partner", partner);
    facts.put("personalData", personalData);
    facts.put("audienceSize", audienceSize);
    return facts;
  }
}
