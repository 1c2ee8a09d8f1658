package io.rondo.workers.seal;

import io.rondo.workers.token.Sha256;

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
    return new SealedPart(part, canonical, Sha256.hex(part.text() + "\n" + canonical));
  }
}
