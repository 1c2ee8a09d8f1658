package io.rondo.workers.bounce;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Judges reports. The code that the refusing server gave itself counts more than the status of the
 * report, because some servers report every failure as permanent, a full mailbox, too. Where
 * nothing is certain the address keeps its name.
 */
public final class BounceTable {

  private static final Pattern ENHANCED =
      Pattern.compile("\\b([245])\\.(\\d{1,3})\\.(\\d{1,3})\\b");
  private static final Pattern REPLY =
      Pattern.compile("^(?:[a-z0-9-]+; *)?([245])\\d\\d\\b", Pattern.CASE_INSENSITIVE);

  /** Servers without reports of the standard write the code into the sentence. */
  private static final Pattern IN_SENTENCE =
      Pattern.compile("\\(#([245]\\.\\d{1,3}\\.\\d{1,3})\\)");

  private static final Set<String> NO_SUCH_ADDRESS = Set.of("1.1", "1.2", "1.3", "1.6", "1.10");

  private static final Map<Verdict, List<String>> WORDS =
      Map.of(
          Verdict.SOFT,
          List.of("mailbox full", "quota", "over limit", "too large", "try again", "greylist"),
          Verdict.POLICY,
          List.of("spam", "blocked", "blacklist", "block list", "policy", "dmarc", "reputation"),
          Verdict.HARD,
          List.of(
              "unrouteable address",
              "user unknown",
              "unknown user",
              "no such user",
              "no such recipient",
              "does not exist",
              "invalid recipient",
              "recipient not found",
              "no mailbox here"));

  private static final List<Verdict> IN_ORDER = List.of(Verdict.SOFT, Verdict.POLICY, Verdict.HARD);

  private BounceTable() {}

  /** What a report means; {@link Verdict#SOFT} where it failed and nobody can say why. */
  public static Verdict judge(DeliveryReport report) {
    String action = report.action() == null ? "failed" : report.action().strip();
    return switch (action.toLowerCase(Locale.ROOT)) {
      case "delivered", "relayed", "expanded" -> Verdict.INFORMATION;
      case "delayed" -> Verdict.DELAYED;
      default -> failed(report);
    };
  }

  /** The status in a text that is no report by its form, as some old servers write it. */
  public static Optional<String> statusIn(String text) {
    Matcher code = IN_SENTENCE.matcher(text);
    return code.find() ? Optional.of(code.group(1)) : Optional.empty();
  }

  /** The enhanced code that counts, for example {@code 5.1.1}; empty where none is given. */
  static Optional<String> codeOf(DeliveryReport report) {
    return code(report.diagnostic()).or(() -> code(report.status()));
  }

  private static Optional<String> code(String text) {
    Matcher code = ENHANCED.matcher(text == null ? "" : text);
    return code.find() ? Optional.of(code.group()) : Optional.empty();
  }

  private static Verdict failed(DeliveryReport report) {
    String diagnostic = report.diagnostic() == null ? "" : report.diagnostic().strip();
    return byCode(diagnostic, diagnostic)
        .or(() -> byReply(diagnostic))
        .or(() -> byCode(report.status(), report.text()))
        .or(() -> byWords(report.text()))
        .orElse(Verdict.SOFT);
  }

  /**
   * By the first enhanced code in a text; empty when there is none, or it says no more than that it
   * failed.
   */
  private static Optional<Verdict> byCode(String codes, String words) {
    Matcher code = ENHANCED.matcher(codes == null ? "" : codes);
    if (!code.find()) {
      return Optional.empty();
    }
    String detail = code.group(2) + "." + code.group(3);
    if (!code.group(1).equals("5")) {
      return Optional.of(Verdict.SOFT);
    }
    if (NO_SUCH_ADDRESS.contains(detail)) {
      return Optional.of(Verdict.HARD);
    }
    if (code.group(2).equals("7")) {
      return Optional.of(Verdict.POLICY);
    }
    return detail.equals("0.0") ? byWords(words) : Optional.of(Verdict.SOFT);
  }

  /** A plain reply code says whether it is for good, and the words beside it why. */
  private static Optional<Verdict> byReply(String diagnostic) {
    Matcher reply = REPLY.matcher(diagnostic);
    if (!reply.find()) {
      return Optional.empty();
    }
    return reply.group(1).equals("5") ? byWords(diagnostic) : Optional.of(Verdict.SOFT);
  }

  private static Optional<Verdict> byWords(String text) {
    if (text == null) {
      return Optional.empty();
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return IN_ORDER.stream()
        .filter(verdict -> WORDS.get(verdict).stream().anyMatch(lower::contains))
        .findFirst();
  }
}
