package io.rondo.workers.conversation;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Says in a sentence why somebody was reached or not, and what a moment was. */
final class Sentences {

  private static final Set<String> BEFORE_DELIVERY = Set.of("briefing", "approving", "released");

  /** Why a line ended without anything being sent. */
  private static final Map<String, String> EXCLUDED =
      Map.ofEntries(
          Map.entry("hold_out", "Kept back on purpose, to compare with those who got it."),
          Map.entry("no_consent", "There was no consent to marketing by this channel."),
          Map.entry("suppressed", "The address or number must not be used any more."),
          Map.entry("no_address", "There was no address or number for this channel."),
          Map.entry("duplicate_address", "Somebody else with the same address got it."),
          Map.entry("not_in_any_cell", "None of the cells of the campaign was meant for them."),
          Map.entry("stopped", "The campaign ended before it was their turn."),
          Map.entry("expired", "A service case held it back until it made no sense any more."),
          Map.entry("not_fulfilled", "No partner made it, and somebody decided to do without."),
          Map.entry("erased", "The person was erased."),
          Map.entry("do_not_contact", "They told a partner that they want no contact."),
          Map.entry("do_not_call", "The number is on a list of those who must not be called."),
          Map.entry("deceased", "Somebody said that this person died."),
          Map.entry("called_often", "The number had been called often enough."),
          Map.entry("no_window", "There was no hour at which they may be called."),
          Map.entry("no_number", "There was no number that may be called."),
          Map.entry("duplicate_number", "Somebody else with the same number was called."));

  private static final Map<String, String> FAILED =
      Map.of(
          "temporary_failure", "It was tried several times; the other side never took it.",
          "rejected_by_partner", "The partner did not take this person.",
          "budget_reached", "The budget for calls was used up before.",
          "invalid_address", "The address cannot be written to.",
          "not_acknowledged", "The partner never said what became of it.");

  private static final Map<String, String> RESPONSES =
      Map.ofEntries(
          Map.entry("click", "Clicked a link"),
          Map.entry("open", "Opened the mail"),
          Map.entry("unsubscribe", "Unsubscribed"),
          Map.entry("visit", "Visited"),
          Map.entry("conversion", "Converted"),
          Map.entry("purchase", "Bought"),
          Map.entry("reply", "Replied"),
          Map.entry("complaint", "Complained"),
          Map.entry("bounce", "Came back"),
          Map.entry("auto_reply", "Answered automatically"),
          Map.entry("call", "Was called"),
          Map.entry("returned", "The piece came back"),
          Map.entry("referral", "Recommended somebody"),
          Map.entry("sms", "Wrote a text message"),
          Map.entry("mention", "Mentioned us"),
          Map.entry("social_reply", "Replied to a post"),
          Map.entry("like", "Liked a post"),
          Map.entry("repost", "Shared a post"),
          Map.entry("ticket", "Opened a ticket"),
          Map.entry("survey", "Answered a survey"),
          Map.entry("answer", "Answered a question"),
          Map.entry("usage", "Used the product"));

  private Sentences() {}

  /** Why a line of the ledger stands as it does. @param holdingCase null when nothing holds */
  static String why(ConversationMapper.Touch touch, String holdingCase) {
    String reason = touch.reason() == null ? "" : touch.reason();
    return switch (touch.state()) {
      case "planned" -> planned(touch);
      case "held" ->
          holdingCase == null
              ? "Held back because of a service case."
              : "Held back as long as case " + holdingCase + " is open.";
      case "claimed" ->
          touch.orderCode() == null
              ? "Being handed over now."
              : "With order " + touch.orderCode() + ", not handed over yet.";
      case "sent" -> sent(touch);
      case "in_doubt" -> "Nobody knows whether it left: a person decides.";
      case "failed" ->
          FAILED.getOrDefault(reason, "It could not be delivered: " + words(reason) + ".");
      default -> EXCLUDED.getOrDefault(reason, "Left out: " + words(reason) + ".");
    };
  }

  private static String planned(ConversationMapper.Touch touch) {
    if (BEFORE_DELIVERY.contains(touch.campaignStatus())) {
      return "Planned: goes out when the campaign is released and its time has come.";
    }
    return touch.notBeforeAt() == null
        ? "Planned: goes out next."
        : "Planned: is tried again later, because the other side did not take it yet.";
  }

  private static String sent(ConversationMapper.Touch touch) {
    if ("counted_as_sent".equals(touch.reason())) {
      return "Counted as sent by a person; nobody knows for sure.";
    }
    return touch.orderCode() == null
        ? "Sent: they were chosen, had consented, and nothing stood against it."
        : "Handed over with order " + touch.orderCode() + ".";
  }

  /** What a line is. */
  static String title(ConversationMapper.Touch touch) {
    String what = capital(words(touch.channel())) + " of " + touch.campaignName();
    String content =
        touch.contentName() == null
            ? ""
            : ", " + touch.contentName() + " version " + touch.contentVersion();
    return touch.cell() == null ? what + content : what + ", cell " + touch.cell() + content;
  }

  static String title(ConversationMapper.Response response) {
    if ("complaint".equals(response.kind()) && "marked_as_spam".equals(response.detail())) {
      return "Marked it as unwanted";
    }
    StringBuilder title =
        new StringBuilder(RESPONSES.getOrDefault(response.kind(), capital(words(response.kind()))));
    if (response.detail() != null) {
      title.append(": ").append(words(response.detail()));
    }
    if (response.score() != null) {
      title.append(", ").append(response.score().stripTrailingZeros().toPlainString());
    }
    if (response.amountMinor() != null) {
      title
          .append(", ")
          .append(java.math.BigDecimal.valueOf(response.amountMinor(), 2).toPlainString())
          .append(response.currency() == null ? "" : " " + response.currency());
    }
    return title.toString();
  }

  /**
   * What follows from a response; of an answer, what was asked.
   *
   * @param asked the words of questions by code
   */
  static String follows(ConversationMapper.Response response, Map<String, String> asked) {
    if ("answer".equals(response.kind()) && response.detail() != null) {
      String question = asked.get(response.detail().replaceFirst("=.*", ""));
      if (question != null) {
        return "We had asked: " + question;
      }
    }
    if (!"human".equals(response.actor())) {
      return "Taken for a machine: neither counted nor acted upon.";
    }
    return switch (response.reaction()) {
      case "open" -> "Somebody or something decides what follows.";
      case "failed" -> "It could not be acted upon: a person has to look.";
      case "done" -> "It was decided what follows.";
      default -> null;
    };
  }

  static String title(ConversationMapper.Message message) {
    boolean ours = message.direction().equals("out");
    String subject = message.subject() == null ? "" : ": " + message.subject();
    return (ours ? "We wrote" : "They wrote") + subject;
  }

  /** Whether our words left. */
  static String left(ConversationMapper.Message message) {
    return switch (message.state()) {
      case "open" -> "Not sent yet.";
      case "failed" ->
          "It could not be sent"
              + (message.problem() == null ? "." : ": " + message.problem() + ".");
      default -> null;
    };
  }

  static String title(ConversationMapper.CaseStep step) {
    return "Case " + step.caseCode() + " " + words(step.what());
  }

  static String words(String word) {
    return word == null ? "" : word.replace('_', ' ').replace("email", "e-mail");
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
