package io.rondo.workers.customer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 with one digest a thread: an import computes three a line. */
final class Sha256 {

  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::create);

  private Sha256() {}

  /** The first bytes of the hash, in hex. */
  static String hex(String text, int bytes) {
    return HexFormat.of().formatHex(of(text), 0, bytes);
  }

  /** The 31 lowest bits of the first four bytes: 0 to 2^31-1. */
  static int bits31(String text) {
    byte[] hash = of(text);
    return (hash[0] & 0x7F) << 24
        | (hash[1] & 0xFF) << 16
        | (hash[2] & 0xFF) << 8
        | (hash[3] & 0xFF);
  }

  private static byte[] of(String text) {
    return DIGEST.get().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
