package io.rondo.workers.token;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of texts in UTF-8, with one digest a thread: an import computes three a line. */
public final class Sha256 {

  private static final ThreadLocal<MessageDigest> DIGEST = ThreadLocal.withInitial(Sha256::create);

  private Sha256() {}

  /** The 32 bytes of the hash. */
  public static byte[] of(String text) {
    return DIGEST.get().digest(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The hash in hex, 64 characters. */
  public static String hex(String text) {
    return HexFormat.of().formatHex(of(text));
  }

  /** The first bytes of the hash, in hex. */
  public static String hex(String text, int bytes) {
    return HexFormat.of().formatHex(of(text), 0, bytes);
  }

  /**
   * The hash of several texts in hex: each with its length in bytes before it, so that no two lists
   * join to the same bytes.
   */
  public static String hex(List<String> parts) {
    MessageDigest digest = DIGEST.get();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The 31 lowest bits of the first four bytes: 0 to 2^31-1. */
  public static int bits31(String text) {
    byte[] hash = of(text);
    return (hash[0] & 0x7F) << 24
        | (hash[1] & 0xFF) << 16
        | (hash[2] & 0xFF) << 8
        | (hash[3] & 0xFF);
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
