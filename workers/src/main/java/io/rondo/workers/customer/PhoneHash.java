package io.rondo.workers.customer;

import io.rondo.workers.token.Sha256;

/** The key by which numbers are compared: SHA-256 of the E.164 number, in hex. */
public final class PhoneHash {

  private PhoneHash() {}

  /** The hash of a number such as {@code +4722334455}, 64 characters; null for null. */
  public static String of(String e164) {
    return e164 == null ? null : Sha256.hex(e164.strip());
  }
}
