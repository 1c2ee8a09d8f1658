package io.rondo.workers.partner;

import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;

/** A key that signs access tokens of the partner API. @param code what a token names it by */
public record TokenKey(
    String code, RSAPrivateCrtKey privateKey, RSAPublicKey publicKey, Instant createdAt) {

  /** Without the keys, so that no log can hold them. */
  @Override
  public String toString() {
    return "TokenKey[code=" + code + "]";
  }
}
