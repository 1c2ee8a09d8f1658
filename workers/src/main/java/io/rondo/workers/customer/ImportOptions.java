package io.rondo.workers.customer;

/**
 * What holds for every line of a file that does not say it itself.
 *
 * @param consentSource where consent was given, when the file has no column consent_source; may be
 *     null
 * @param consentText the text the person saw, when the file has no column consent_text; may be null
 */
public record ImportOptions(String consentSource, String consentText) {

  /** Blank is null. */
  public ImportOptions {
    consentSource = blankToNull(consentSource);
    consentText = blankToNull(consentText);
  }

  /** Every line brings its own evidence. */
  public static ImportOptions none() {
    return new ImportOptions(null, null);
  }

  private static String blankToNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
