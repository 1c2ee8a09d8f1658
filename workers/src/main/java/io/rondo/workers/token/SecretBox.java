package io.rondo.workers.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keeps secrets in the database that must be read again (webhook secrets, passwords of partners):
 * AES-256-GCM under a key that is derived from Rondo's secret and the purpose. Thread-safe.
 */
public final class SecretBox {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Tokens tokens;
  private final SecureRandom random = new SecureRandom();

  SecretBox(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The text, sealed; sealed twice it differs. */
  public String seal(String purpose, String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = run(Cipher.ENCRYPT_MODE, purpose, nonce, text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder()
        .encodeToString(
            ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array());
  }

  /**
   * What was sealed for this purpose.
   *
   * @throws IllegalStateException when it was sealed for another purpose or under another secret
   */
  public String open(String purpose, String sealed) {
    byte[] bytes = Base64.getDecoder().decode(sealed);
    byte[] nonce = new byte[NONCE_BYTES];
    byte[] rest = new byte[bytes.length - NONCE_BYTES];
    ByteBuffer.wrap(bytes).get(nonce).get(rest);
    return new String(run(Cipher.DECRYPT_MODE, purpose, nonce, rest), StandardCharsets.UTF_8);
  }

  private byte[] run(int mode, String purpose, byte[] nonce, byte[] text) {
    try {
      byte[] key =
          MessageDigest.getInstance("SHA-256")
              .digest(tokens.digest("secret-box", purpose).getBytes(StandardCharsets.US_ASCII));
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "A kept secret cannot be opened: it was kept under another rondo.workers.token.secret.",
          e);
    }
  }
}
