package io.rondo.workers.campaign;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How the people of a cell are reached; also what they consent to. */
public enum CellChannel {
  EMAIL("E-mail", "email", "email_hash"),
  LETTER("Letter", "letter", "postal_hash"),
  POSTCARD("Postcard", "postcard", "postal_hash"),
  CALL("Call", "script", "phone_hash");

  private final String title;
  private final String contentKind;
  private final String addressHash;

  CellChannel(String title, String contentKind, String addressHash) {
    this.title = title;
    this.contentKind = contentKind;
    this.addressHash = addressHash;
  }

  /** As it stands in tables and forms, for example {@code letter}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String title() {
    return title;
  }

  /** The kind of content that is made for it. */
  public String contentKind() {
    return contentKind;
  }

  /** The column of table customer with the hash of the address that it uses. */
  public String addressHash() {
    return addressHash;
  }

  /** The channel of that text, whatever its case; empty when there is none. */
  public static Optional<CellChannel> of(String text) {
    return Arrays.stream(values())
        .filter(channel -> channel.text().equalsIgnoreCase(text))
        .findFirst();
  }
}
