package io.rondo.workers.delivery;

import io.rondo.workers.token.Tokens;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/**
 * Where bounces come back to: {@code b+CODE.DELIVERY.MAC}, one address a mail (VERP). The MAC keeps
 * anybody from forging a bounce. Local parts stay under the 64 characters of RFC 5321, 4.5.3.1.1.
 */
@Service
public class ReturnPaths {

  private static final int MAC = 20;
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(b|unsub)\\+([A-Z0-9-]{1,20})\\.(\\d{1,18})\\.([0-9a-f]{" + MAC + "})(@.*)?");

  private final Tokens tokens;

  ReturnPaths(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Whose mail came back. */
  public record Returned(String campaign, long deliveryId) {}

  /** The local part for the bounce of a mail. */
  public String localPart(String campaign, long deliveryId) {
    return local("b", campaign, deliveryId);
  }

  /** The local part that unsubscribes by mail. */
  public String unsubscribePart(String campaign, long deliveryId) {
    return local("unsub", campaign, deliveryId);
  }

  /** Whose mail came back to this address; empty when Rondo never made it. */
  public Optional<Returned> verify(String address) {
    Matcher parts = ADDRESS.matcher(address);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String campaign = parts.group(2);
    long deliveryId = Long.parseLong(parts.group(3));
    String made = local(parts.group(1), campaign, deliveryId);
    String given = address.replaceFirst("@.*$", "");
    return java.security.MessageDigest.isEqual(
            made.getBytes(java.nio.charset.StandardCharsets.UTF_8),
            given.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        ? Optional.of(new Returned(campaign, deliveryId))
        : Optional.empty();
  }

  /**
   * The reference of a mail, the same each time: {@code CODE.KEY.MAC}. @param key a delivery's id,
   * or the name of a proof
   */
  String reference(String campaign, String key) {
    String named = campaign + "." + key;
    return named + "." + tokens.digest("message-id", named).substring(0, MAC);
  }

  private String local(String kind, String campaign, long deliveryId) {
    String named = campaign + "." + deliveryId;
    return kind + "+" + named + "." + tokens.digest(kind, named).substring(0, MAC);
  }
}
