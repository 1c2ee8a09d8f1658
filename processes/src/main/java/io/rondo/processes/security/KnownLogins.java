package io.rondo.processes.security;

import io.rondo.workers.token.RecentlyUsed;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Passwords that the engine found right before, so that a machine that proves itself with every
 * request does not have it worked out each time. Keeps a keyed digest over name, password and what
 * is stored of the password: a changed password is unknown at once, and so is everybody for whom a
 * wrong one was tried, which leaves counting and locking to the engine.
 */
@Component
class KnownLogins {

  private static final int REMEMBERED = 1_000;

  private final byte[] key = new byte[32];
  private final Map<String, byte[]> proofs = RecentlyUsed.map(REMEMBERED);

  KnownLogins() {
    new SecureRandom().nextBytes(key);
  }

  /**
   * Whether this password of theirs was right before and has not changed since.
   *
   * @param member null when there is none by that name
   */
  boolean isKnown(Staff.Member member, String password) {
    if (member == null || password == null || member.seal().isEmpty()) {
      return false;
    }
    byte[] known;
    synchronized (proofs) {
      known = proofs.get(member.id());
    }
    return known != null && MessageDigest.isEqual(known, proof(member, password));
  }

  /** The engine found it right. Nothing is kept where the engine does not keep the password. */
  void remember(Staff.Member member, String password) {
    if (!member.seal().isEmpty()) {
      byte[] proof = proof(member, password);
      synchronized (proofs) {
        proofs.put(member.id(), proof);
      }
    }
  }

  /** Somebody tried a wrong one: the engine counts, and looks at the next one itself. */
  void forget(String name) {
    synchronized (proofs) {
      proofs.remove(name);
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
