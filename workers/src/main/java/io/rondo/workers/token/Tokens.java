package io.rondo.workers.token;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs two numbers for one purpose: a token holds them and 128 bits of HMAC-SHA-256. A token for
 * one purpose is worth nothing for another. Thread-safe.
 */
public final class Tokens {

  private static final int MAC_BYTES = 16;
  private static final int PAYLOAD_BYTES = Long.BYTES + Short.BYTES;

  private final byte[] secret;

  /**
   * @param secret at least 32 bytes, the same on every node and for the lifetime of the links
   */
  public Tokens(byte[] secret) {
    if (secret.length < 32) {
      throw new IllegalArgumentException(
          "The secret needs at least 32 bytes, it has " + secret.length + ".");
    }
    this.secret = secret.clone();
  }

  /** What a valid token says. */
  public record Claim(long id, int detail) {}

  /**
   * A token of 35 URL-safe characters. @param detail 0 to 32,767, for example the number of a link
   */
  public String sign(String purpose, long id, int detail) {
    byte[] payload =
        ByteBuffer.allocate(PAYLOAD_BYTES).putLong(id).putShort((short) detail).array();
    byte[] token = Arrays.copyOf(payload, PAYLOAD_BYTES + MAC_BYTES);
    System.arraycopy(mac(purpose, payload), 0, token, PAYLOAD_BYTES, MAC_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
  }

  /**
   * The claim of a token signed for this purpose; empty for anything else. Compares in constant
   * time.
   */
  public Optional<Claim> verify(String purpose, String token) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(token);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length != PAYLOAD_BYTES + MAC_BYTES) {
      return Optional.empty();
    }
    byte[] payload = Arrays.copyOf(bytes, PAYLOAD_BYTES);
    byte[] given = Arrays.copyOfRange(bytes, PAYLOAD_BYTES, bytes.length);
    if (!MessageDigest.isEqual(given, Arrays.copyOf(mac(purpose, payload), MAC_BYTES))) {
      return Optional.empty();
    }
    ByteBuffer claim = ByteBuffer.wrap(payload);
    return Optional.of(new Claim(claim.getLong(), claim.getShort()));
  }

  /**
   * A hex digest that only the holder of the secret can make, for example for the return path of a
   * mail.
   */
  public String digest(String purpose, String text) {
    return java.util.HexFormat.of()
        .formatHex(
            mac(purpose, text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), 0, MAC_BYTES);
  }

  private byte[] mac(String purpose, byte[] payload) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(purpose.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(payload);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
    }
  }
}
