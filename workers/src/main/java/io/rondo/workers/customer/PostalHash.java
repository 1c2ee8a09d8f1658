package io.rondo.workers.customer;

import io.rondo.workers.token.Sha256;
import java.text.Normalizer;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The key by which postal addresses are compared: SHA-256, in hex, over the lines in lower case and
 * without what writers vary, which is blanks, dots and the like. It stands for the whole household.
 */
public final class PostalHash {

  private PostalHash() {}

  /**
   * The hash of an address, 64 characters; null while a letter could not arrive, which takes the
   * first line, the postal code, the city and the country.
   */
  public static String of(
      String line1, String line2, String postalCode, String city, String country) {
    if (Stream.of(line1, postalCode, city, country).anyMatch(PostalHash::isBlank)) {
      return null;
    }
    return Sha256.hex(
        Stream.of(line1, line2, postalCode, city, country).map(PostalHash::canonical).toList());
  }

  private static String canonical(String part) {
    if (part == null) {
      return "";
    }
    return Normalizer.normalize(part, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{M}\\p{Nd}]+", "");
  }

  private static boolean isBlank(String part) {
    return part == null || canonical(part).isEmpty();
  }
}
