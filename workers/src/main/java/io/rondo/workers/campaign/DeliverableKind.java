package io.rondo.workers.campaign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a partner can make; also the name of the capability that it takes. */
public enum DeliverableKind {
  COPY("Copy", true, null),
  DESIGN("Design", true, null),
  TRANSLATION("Translation", true, null),
  BROADCAST("Broadcast spot", true, null),
  LETTER("Printed letters", false, "letter"),
  POSTCARD("Printed postcards", false, "postcard"),
  CALL("Calls", false, "call"),
  KIT("Reseller kit", false, null);

  private final String title;
  private final boolean beforeApproval;
  private final String channel;

  DeliverableKind(String title, boolean beforeApproval, String channel) {
    this.title = title;
    this.beforeApproval = beforeApproval;
    this.channel = channel;
  }

  /** As it stands in tables, forms and the API, for example {@code letter}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** Whether it is made before the approval, so that people sign what it became. */
  public boolean beforeApproval() {
    return beforeApproval;
  }

  /** The channel of the ledger by which it reaches the people of its cell; null for nobody. */
  public String channel() {
    return channel;
  }

  /** The kind of that text, whatever its case; empty when there is none. */
  public static Optional<DeliverableKind> of(String text) {
    return Arrays.stream(values()).filter(kind -> kind.text().equalsIgnoreCase(text)).findFirst();
  }
}
