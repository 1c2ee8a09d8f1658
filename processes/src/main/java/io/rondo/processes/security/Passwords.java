package io.rondo.processes.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * First passwords, easy to read aloud: made from the installation's secret and the name, so that
 * the same installation can say them again and nobody else can work them out (50 bits).
 */
@Component
public class Passwords {

  private static final String CONSONANTS = "bdfghklmnprstvwz";
  private static final String VOWELS = "aeiou";

  private final byte[] secret;

  Passwords(@Value("${rondo.workers.token.secret}") String secret) {
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /** The first password of this person, for example {@code bidok-ralum-tenop}. */
  public String first(String name) {
    byte[] random = mac("first password of " + name);
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < 15; i++) {
      String letters = i % 5 % 2 == 0 ? CONSONANTS : VOWELS;
      int number = (random[2 * i] & 0xff) << 8 | random[2 * i + 1] & 0xff;
      password
          .append(i > 0 && i % 5 == 0 ? "-" : "")
          .append(letters.charAt(number % letters.length()));
    }
    return password.toString();
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
    }
  }
}
