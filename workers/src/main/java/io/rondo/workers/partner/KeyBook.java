package io.rondo.workers.partner;

import io.rondo.workers.token.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The keys and clients with which partners prove to us who they are. A secret is shown once, to who
 * made it; kept is its SHA-256 only. Of each kind a partner has at most two that hold, one to use
 * and one to change to, and as many for the sandbox.
 */
@Service
public class KeyBook {

  /** What a key may be good for: the resources of the partner API. */
  public static final List<String> SCOPES =
      List.of("orders", "assets", "deliveries", "leads", "calls", "suppressions", "webhooks");

  private static final int MOST_THAT_HOLD = 2;
  private static final int PREFIX_SIGNS = 8;
  private static final int CLIENT_SIGNS = 16;
  private static final Pattern KEY =
      Pattern.compile("(rk_(?:live|test)_[A-Za-z0-9]{8})[A-Za-z0-9]{43}");
  private static final Pattern CLIENT = Pattern.compile("rc_(?:live|test)_[A-Za-z0-9]{16}");

  /** Compared with where there is no such key, so that it takes as long. */
  private static final byte[] NO_HASH = Sha256.hex("").getBytes(StandardCharsets.US_ASCII);

  private final KeyMapper keys;
  private final PartnerMapper partners;
  private final KeyThrottle throttle;
  private final Clock clock;

  KeyBook(KeyMapper keys, PartnerMapper partners, KeyThrottle throttle, Clock clock) {
    this.keys = keys;
    this.partners = partners;
    this.throttle = throttle;
    this.clock = clock;
  }

  /**
   * Makes an API key.
   *
   * @param test whether it is for the sandbox: {@code rk_test_…} instead of {@code rk_live_…}
   * @param scopes some of {@link #SCOPES}
   * @param expiresAt null for never
   * @throws PartnerChangeRefused when two hold already, or something is wrong
   */
  @Transactional
  public NewSecret createKey(
      long partnerId, boolean test, Set<String> scopes, Instant expiresAt, String who) {
    String prefix = (test ? "rk_test_" : "rk_live_") + RandomText.of(PREFIX_SIGNS);
    String secret = prefix + RandomText.of(RandomText.SIGNS_OF_256_BITS);
    return create(partnerId, PartnerKey.Kind.API_KEY, prefix, secret, test, scopes, expiresAt, who);
  }

  /**
   * Makes an OAuth2 client: its id is the name of the new secret.
   *
   * @throws PartnerChangeRefused when two hold already, or something is wrong
   */
  @Transactional
  public NewSecret createClient(
      long partnerId, boolean test, Set<String> scopes, Instant expiresAt, String who) {
    String id = (test ? "rc_test_" : "rc_live_") + RandomText.of(CLIENT_SIGNS);
    String secret = "rs_" + RandomText.of(RandomText.SIGNS_OF_256_BITS);
    return create(partnerId, PartnerKey.Kind.CLIENT, id, secret, test, scopes, expiresAt, who);
  }

  private NewSecret create(
      long partnerId,
      PartnerKey.Kind kind,
      String prefix,
      String secret,
      boolean test,
      Set<String> scopes,
      Instant expiresAt,
      String who) {
    PartnerRow partner = partners.lock(partnerId);
    if (partner == null) {
      throw new UnknownPartner(partnerId);
    }
    Instant now = clock.instant();
    check(partner, kind, test, scopes, expiresAt, now);
    keys.insert(
        new KeyRow(
            0,
            partnerId,
            partner.code(),
            kind.text(),
            prefix,
            Sha256.hex(secret),
            test,
            String.join(",", new TreeSet<>(scopes)),
            who,
            now,
            expiresAt,
            null,
            null));
    partners.log(partnerId, kind.text() + "_created", who, prefix, now);
    return new NewSecret(keys.find(prefix, kind.text()).id(), prefix, secret);
  }

  private void check(
      PartnerRow partner,
      PartnerKey.Kind kind,
      boolean test,
      Set<String> scopes,
      Instant expiresAt,
      Instant now) {
    if (scopes.isEmpty() || !SCOPES.containsAll(scopes)) {
      throw new PartnerChangeRefused(
          "Choose what the key is good for: at least one of %s."
              .formatted(String.join(", ", SCOPES)));
    }
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw new PartnerChangeRefused("The key’s last day is past: choose one to come, or none.");
    }
    long holding =
        of(partner.id()).stream()
            .filter(key -> key.kind() == kind && key.test() == test && key.holds(now))
            .count();
    if (holding >= MOST_THAT_HOLD) {
      throw new PartnerChangeRefused(
          "%s has two %s %s already: revoke one of them first."
              .formatted(
                  partner.name(),
                  test ? "test" : "live",
                  kind == PartnerKey.Kind.API_KEY ? "keys" : "clients"));
    }
  }

  /** A key opens nothing any more, from the next request on. Twice is once. */
  @Transactional
  public void revoke(long partnerId, long keyId, String who) {
    String prefix =
        of(partnerId).stream()
            .filter(key -> key.id() == keyId)
            .map(PartnerKey::prefix)
            .findFirst()
            .orElseThrow(() -> new UnknownPartner(partnerId));
    if (keys.revoke(partnerId, keyId, clock.instant()) == 1) {
      partners.log(partnerId, "key_revoked", who, prefix, clock.instant());
    }
  }

  /** Every key and client of a partner, the newest first. */
  @Transactional(readOnly = true)
  public List<PartnerKey> of(long partnerId) {
    return keys.of(partnerId).stream().map(KeyRow::key).toList();
  }

  /**
   * Who presents this API key; empty for anything that is none or does not hold, and nobody is told
   * which. What is unknown takes as long as what is wrong.
   *
   * @param presented as sent, at most some hundred characters
   * @param remoteAddress from where
   * @throws KeyLocked after too many wrong ones from there; then the key is not looked at
   */
  public Optional<PartnerCaller> verify(String presented, String remoteAddress) {
    Matcher matcher = KEY.matcher(presented == null ? "" : presented);
    String prefix = matcher.matches() ? matcher.group(1) : "";
    return prove(PartnerKey.Kind.API_KEY, prefix, presented, remoteAddress);
  }

  /**
   * The same for the id and secret of an OAuth2 client.
   *
   * @throws KeyLocked after too many wrong ones from there; then the secret is not looked at
   */
  public Optional<PartnerCaller> verifyClient(
      String clientId, String clientSecret, String remoteAddress) {
    String id = clientId != null && CLIENT.matcher(clientId).matches() ? clientId : "";
    return prove(PartnerKey.Kind.CLIENT, id, clientSecret, remoteAddress);
  }

  /**
   * Who has this OAuth2 client, while it holds: a token that was given to it is worth nothing once
   * it is revoked.
   */
  public Optional<PartnerCaller> holder(String clientId) {
    Instant now = clock.instant();
    return Optional.ofNullable(keys.find(clientId, PartnerKey.Kind.CLIENT.text()))
        .filter(row -> row.key().holds(now))
        .map(KeyRow::caller);
  }

  /** Whether a client holds. */
  public boolean isActiveClient(String clientId) {
    return holder(clientId).isPresent();
  }

  private Optional<PartnerCaller> prove(
      PartnerKey.Kind kind, String prefix, String secret, String address) {
    Duration pause = throttle.pause(prefix, address);
    if (!pause.isZero()) {
      throw new KeyLocked(pause);
    }
    Instant now = clock.instant();
    KeyRow row = keys.find(prefix, kind.text());
    byte[] kept = row == null ? NO_HASH : row.secretHash().getBytes(StandardCharsets.US_ASCII);
    byte[] given = Sha256.hex(secret == null ? "" : secret).getBytes(StandardCharsets.US_ASCII);
    boolean right = MessageDigest.isEqual(kept, given) && row != null && row.key().holds(now);
    if (!right) {
      throttle.failed(prefix, address);
      return Optional.empty();
    }
    throttle.succeeded(prefix, address);
    used(row, now.truncatedTo(ChronoUnit.MINUTES));
    return Optional.of(row.caller());
  }

  private void used(KeyRow row, Instant minute) {
    if (row.lastUsedAt() == null || row.lastUsedAt().isBefore(minute)) {
      keys.used(row.id(), minute);
    }
  }
}
