package io.rondo.workers.token;

import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes {@link Tokens} and {@link SecretBox} of the secret in the settings. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

  @Bean
  Tokens tokens(@Value("${rondo.workers.token.secret:}") String secret) {
    if (secret.isBlank()) {
      throw new IllegalStateException(
          "rondo.workers.token.secret is missing: set at least 64 hexadecimal digits, the same on"
              + " every node.");
    }
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(secret.strip());
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException("rondo.workers.token.secret is not hexadecimal.", e);
    }
    return new Tokens(bytes);
  }

  @Bean
  SecretBox secretBox(Tokens tokens) {
    return new SecretBox(tokens);
  }
}
