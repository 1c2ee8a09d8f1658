package io.rondo.workers.customer;

import io.rondo.workers.token.Sha256;
import java.util.Locale;

/** The key by which addresses are compared: SHA-256 of the lower-cased address, in hex. */
public final class EmailHash {

  private EmailHash() {}

  /** The hash of an address, 64 characters; null for null. */
  public static String of(String email) {
    return email == null ? null : Sha256.hex(email.strip().toLowerCase(Locale.ROOT), 32);
  }
}
