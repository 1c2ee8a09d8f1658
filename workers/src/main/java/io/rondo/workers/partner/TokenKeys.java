package io.rondo.workers.partner;

import io.rondo.workers.token.SecretBox;
import io.rondo.workers.token.Ulid;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * The keys that sign access tokens: made when the first token is, changed every 30 days, kept
 * sealed in the database so that every node and the next start know them. Thread-safe.
 */
@Service
public class TokenKeys {

  static final Duration SIGNS_FOR = Duration.ofDays(30);
  static final Duration KEPT_FOR = Duration.ofDays(32);
  private static final Duration REMEMBERED = Duration.ofMinutes(1);
  private static final String PURPOSE = "partner-token-key";
  private static final int BITS = 2048;

  private final TokenKeyMapper mapper;
  private final SecretBox secrets;
  private final Clock clock;
  private volatile Known known = new Known(List.of(), Instant.MIN);

  TokenKeys(TokenKeyMapper mapper, SecretBox secrets, Clock clock) {
    this.mapper = mapper;
    this.secrets = secrets;
    this.clock = clock;
  }

  private record Known(List<TokenKey> keys, Instant readAt) {}

  /** The one that signs now. */
  public TokenKey current() {
    return keys().stream().filter(this::signs).findFirst().orElseGet(this::make);
  }

  /** All by which a token may be signed that still holds. */
  public List<TokenKey> holding() {
    return keys();
  }

  private boolean signs(TokenKey key) {
    return key.createdAt().plus(SIGNS_FOR).isAfter(clock.instant());
  }

  private List<TokenKey> keys() {
    Instant now = clock.instant();
    Known last = known;
    boolean fresh =
        !last.keys().isEmpty()
            && !last.readAt().isAfter(now)
            && last.readAt().plus(REMEMBERED).isAfter(now);
    if (fresh) {
      return last.keys();
    }
    return read(now);
  }

  private List<TokenKey> read(Instant now) {
    List<TokenKey> keys =
        mapper.all().stream()
            .filter(row -> row.createdAt().plus(KEPT_FOR).isAfter(now))
            .map(this::key)
            .toList();
    known = new Known(keys, now);
    return keys;
  }

  /** Two nodes may make one each in the same moment: both hold, the newer one signs. */
  private synchronized TokenKey make() {
    Instant now = clock.instant();
    Optional<TokenKey> other = read(now).stream().filter(this::signs).findFirst();
    if (other.isPresent()) {
      return other.get();
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      KeyPair pair = generator.generateKeyPair();
      mapper.insert(
          new TokenKeyMapper.Row(
              "tk_" + Ulid.of(now),
              secrets.seal(PURPOSE, text(pair.getPrivate().getEncoded())),
              text(pair.getPublic().getEncoded()),
              now));
      mapper.forget(now.minus(KEPT_FOR));
      return read(now).get(0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("RSA is part of every Java platform", e);
    }
  }

  private TokenKey key(TokenKeyMapper.Row row) {
    try {
      KeyFactory factory = KeyFactory.getInstance("RSA");
      return new TokenKey(
          row.code(),
          (RSAPrivateCrtKey)
              factory.generatePrivate(
                  new PKCS8EncodedKeySpec(bytes(secrets.open(PURPOSE, row.privateKey())))),
          (RSAPublicKey) factory.generatePublic(new X509EncodedKeySpec(bytes(row.publicKey()))),
          row.createdAt());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A kept key cannot be read", e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static byte[] bytes(String text) {
    return Base64.getDecoder().decode(text);
  }
}
