package io.rondo.workers.bounce;

import io.rondo.workers.token.Tokens;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;

/**
 * The addresses and names of answers that the staff writes by e-mail, each with a MAC: whoever
 * replies is known by the address they reply to, and a report about an answer finds it.
 */
@Service
public class AnswerPaths {

  private static final int MAC = 20;
  private static final Pattern LOCAL =
      Pattern.compile("(re|rb)\\+(\\d{1,18})\\.([0-9a-f]{" + MAC + "})(@.*)?");
  private static final Pattern REFERENCE =
      Pattern.compile("<?answer\\.(\\d{1,18})\\.([0-9a-f]{" + MAC + "})@[^<>@\\s]+>?");

  private final Tokens tokens;

  AnswerPaths(Tokens tokens) {
    this.tokens = tokens;
  }

  /** The local part that a reply to the answer comes to. */
  public String replyPart(long messageId) {
    return local("re", messageId);
  }

  /** The local part that a report about the answer comes to. */
  public String returnPart(long messageId) {
    return local("rb", messageId);
  }

  /** What the answer's Message-ID begins with: the same each time. */
  public String reference(long messageId) {
    return "answer." + messageId + "." + mac("answer", messageId);
  }

  /** Which answer somebody replies to by writing to this address; empty when it is no such one. */
  Optional<Long> replied(String address) {
    return verified("re", address);
  }

  /** Which answer a report to this address is about; empty when it is no such one. */
  Optional<Long> returned(String address) {
    return verified("rb", address);
  }

  /** Which answer has this Message-ID, with or without angle brackets; empty when none of ours. */
  Optional<Long> named(String messageId) {
    Matcher parts = REFERENCE.matcher(messageId.toLowerCase(Locale.ROOT));
    return parts.matches()
        ? made("answer", Long.parseLong(parts.group(1)), parts.group(2))
        : Optional.empty();
  }

  private Optional<Long> verified(String kind, String address) {
    Matcher parts = LOCAL.matcher(address.toLowerCase(Locale.ROOT));
    return parts.matches() && parts.group(1).equals(kind)
        ? made(kind, Long.parseLong(parts.group(2)), parts.group(3))
        : Optional.empty();
  }

  /** In constant time. */
  private Optional<Long> made(String kind, long messageId, String mac) {
    return MessageDigest.isEqual(
            mac(kind, messageId).getBytes(StandardCharsets.US_ASCII),
            mac.getBytes(StandardCharsets.US_ASCII))
        ? Optional.of(messageId)
        : Optional.empty();
  }

  private String local(String kind, long messageId) {
    return kind + "+" + messageId + "." + mac(kind, messageId);
  }

  private String mac(String kind, long messageId) {
    return tokens.digest("mail-" + kind, String.valueOf(messageId)).substring(0, MAC);
  }
}
