package io.rondo.workers.partner;

import java.util.Locale;

/** What kind of company a partner is. */
public enum PartnerKind {
  AGENCY("Agency"),
  PRINT("Print vendor"),
  CALL_CENTRE("Call centre"),
  RESELLER("Reseller"),
  TRANSLATION("Translation office"),
  BROADCAST("Broadcaster");

  private final String title;

  PartnerKind(String title) {
    this.title = title;
  }

  /** As it stands in tables and the API, for example {@code call_centre}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String title() {
    return title;
  }
}
