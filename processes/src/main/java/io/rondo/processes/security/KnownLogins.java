package io.rondo.processes.security;

import io.rondo.workers.token.RecentlyUsed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Passwords that the engine found right before, so that a machine that proves itself with every
 * request does not have it worked out each time. Keeps a keyed digest over name, password and what
 * is stored of the password: a changed password is unknown at once, and so is everybody for whom a
 * wrong one was tried, which leaves counting and locking to the engine. Who they are is read anew
 * once a second at most: a machine asks hundreds of times in that time.
 */
@Component
class KnownLogins {

  private static final int REMEMBERED = 1_000;

  /** So long whoever loses a group or is deleted may go on as a machine. */
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final byte[] key = new byte[32];
  private final Map<String, Login> logins = RecentlyUsed.map(REMEMBERED);
  private final LongSupplier nanoTime;

  @Autowired
  KnownLogins() {
    this(System::nanoTime);
  }

  KnownLogins(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    new SecureRandom().nextBytes(key);
  }

  private record Login(Staff.Member member, byte[] proof, long readAt) {}

  /**
   * Who it is, when the same name and password were found right within the last second. Of those
   * who ask when the second is over one is told nobody, and has to read it anew for all.
   */
  Optional<Staff.Member> recent(String name, String password) {
    Login login = get(name);
    if (login == null || !isProof(login, login.member, password)) {
      return Optional.empty();
    }
    long now = nanoTime.getAsLong();
    boolean over = now - login.readAt >= FRESH_NANOS;
    return over && isFirst(login, now) ? Optional.empty() : Optional.of(login.member);
  }

  private boolean isFirst(Login login, long now) {
    synchronized (logins) {
      return logins.replace(login.member.id(), login, new Login(login.member, login.proof, now));
    }
  }

  /**
   * Whether this password of theirs was right before and has not changed since.
   *
   * @param member null when there is none by that name
   */
  boolean isKnown(Staff.Member member, String password) {
    return member != null
        && !member.seal().isEmpty()
        && isProof(get(member.id()), member, password);
  }

  private boolean isProof(Login login, Staff.Member member, String password) {
    return login != null
        && password != null
        && MessageDigest.isEqual(login.proof, proof(member, password));
  }

  private Login get(String name) {
    synchronized (logins) {
      return logins.get(name);
    }
  }

  /**
   * The engine found it right. Nothing is kept where the engine does not keep the password.
   *
   * @param member as just read
   */
  void remember(Staff.Member member, String password) {
    if (!member.seal().isEmpty()) {
      Login login = new Login(member, proof(member, password), nanoTime.getAsLong());
      synchronized (logins) {
        logins.put(member.id(), login);
      }
    }
  }

  /** Somebody tried a wrong one: the engine counts, and looks at the next one itself. */
  void forget(String name) {
    synchronized (logins) {
      logins.remove(name);
    }
  }

  private byte[] proof(Staff.Member member, String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (String part : new String[] {member.id(), member.seal(), password}) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update((byte) (bytes.length >> 8));
        mac.update((byte) bytes.length);
        mac.update(bytes);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA256 is part of every Java platform", e);
    }
  }
}
