package io.rondo.workers.seal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A part as it is at a moment.
 *
 * @param canonical the same text for the same part, whoever asks and when; lines that a person can
 *     read
 * @param fingerprint SHA-256 (hex) over the part's name and the canonical text
 */
public record SealedPart(Part part, String canonical, String fingerprint) {

  /** The part with the fingerprint of its text. */
  public static SealedPart of(Part part, String canonical) {
    return new SealedPart(part, canonical, sha256(part.text() + "\n" + canonical));
  }

  static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
