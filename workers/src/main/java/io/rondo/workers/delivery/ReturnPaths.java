package io.rondo.workers.delivery;

import io.rondo.workers.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/**
 * Where bounces come back to: {@code b+CODE.DELIVERY.MAC}, one address a mail (VERP); replies and
 * wishes to unsubscribe have their own. The MAC keeps anybody from forging one. Local parts stay
 * under the 64 characters of RFC 5321, 4.5.3.1.1.
 */
@Service
public class ReturnPaths {

  private static final int MAC = 20;
  private static final String MAC_PATTERN = "([0-9a-f]{" + MAC + "})";
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(b|unsub|reply)\\+([a-z0-9-]{1,20})\\.(\\d{1,18})\\." + MAC_PATTERN + "(@.*)?");
  private static final Pattern REFERENCE =
      Pattern.compile("<?([a-z0-9-]{1,20})\\.(\\d{1,18})\\." + MAC_PATTERN + "@[^<>@\\s]+>?");

  private final Tokens tokens;

  ReturnPaths(Tokens tokens) {
    this.tokens = tokens;
  }

  /**
   * Whose mail came back.
   *
   * @param way what was written to: {@code b}, {@code unsub} or {@code reply}; {@code reference}
   *     where the mail's own name told
   */
  public record Returned(String campaign, long deliveryId, String way) {}

  /** The local part for the bounce of a mail. */
  public String localPart(String campaign, long deliveryId) {
    return local("b", campaign, deliveryId);
  }

  /** The local part that unsubscribes by mail. */
  public String unsubscribePart(String campaign, long deliveryId) {
    return local("unsub", campaign, deliveryId);
  }

  /** The local part that a reply comes back to. */
  public String replyPart(String campaign, long deliveryId) {
    return local("reply", campaign, deliveryId);
  }

  /**
   * Whose mail came back to this address, whatever became of its capitals on the way; empty when
   * Rondo never made it.
   */
  public Optional<Returned> verify(String address) {
    Matcher parts = ADDRESS.matcher(address.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String campaign = parts.group(2).toUpperCase(Locale.ROOT);
    long deliveryId = Long.parseLong(parts.group(3));
    return made(parts.group(1), campaign + "." + deliveryId, parts.group(4))
        ? Optional.of(new Returned(campaign, deliveryId, parts.group(1)))
        : Optional.empty();
  }

  /**
   * Whose mail has this Message-ID, with or without angle brackets; empty when Rondo never made it,
   * or for a proof.
   */
  public Optional<Returned> named(String messageId) {
    Matcher parts = REFERENCE.matcher(messageId.toLowerCase(Locale.ROOT));
    if (!parts.matches()) {
      return Optional.empty();
    }
    String campaign = parts.group(1).toUpperCase(Locale.ROOT);
    long deliveryId = Long.parseLong(parts.group(2));
    return made("message-id", campaign + "." + deliveryId, parts.group(3))
        ? Optional.of(new Returned(campaign, deliveryId, "reference"))
        : Optional.empty();
  }

  /**
   * The reference of a mail, the same each time: {@code CODE.KEY.MAC}. @param key a delivery's id,
   * or the name of a proof
   */
  public String reference(String campaign, String key) {
    String named = campaign + "." + key;
    return named + "." + mac("message-id", named);
  }

  private String local(String kind, String campaign, long deliveryId) {
    String named = campaign + "." + deliveryId;
    return kind + "+" + named + "." + mac(kind, named);
  }

  /** In constant time. */
  private boolean made(String purpose, String named, String mac) {
    return MessageDigest.isEqual(
        mac(purpose, named).getBytes(StandardCharsets.US_ASCII),
        mac.getBytes(StandardCharsets.US_ASCII));
  }

  private String mac(String purpose, String named) {
    return tokens.digest(purpose, named).substring(0, MAC);
  }
}
