package io.rondo.forms.layout;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The words people read for the states and reasons in the tables; templates call it words. */
@Component("words")
public class Words {

  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("briefing", "Briefing"),
          Map.entry("approving", "In review"),
          Map.entry("released", "Released"),
          Map.entry("delivering", "Delivering"),
          Map.entry("listening", "Collecting responses"),
          Map.entry("measuring", "Measuring"),
          Map.entry("closed", "Closed"),
          Map.entry("completed", "Completed"),
          Map.entry("empty_audience", "Audience empty"),
          Map.entry("hold_out", "Hold-out, kept back to compare"),
          Map.entry("email", "E-mail"),
          Map.entry("no_consent", "No consent to marketing"),
          Map.entry("suppressed", "Address or number must not be used"),
          Map.entry("domain_refused", "Mail server refused the campaign"),
          Map.entry("domain_paused", "Mail domain paused"),
          Map.entry("domain_resumed", "Mail domain resumed"),
          Map.entry("domain_left_out", "Mail domain left out"),
          Map.entry("not_fulfilled", "No partner made it"),
          Map.entry("no_address", "No address or number for this channel"),
          Map.entry("duplicate_address", "Same address as another customer"),
          Map.entry("not_in_any_cell", "In none of the cells"),
          Map.entry("in_doubt", "In doubt"),
          Map.entry("case", "A service case is open"),
          Map.entry("expired", "Held back until it made no sense any more"),
          Map.entry("person_held", "Person left in peace"),
          Map.entry("reached_by_api", "Our API"),
          Map.entry("reached_by_rest", "Their endpoint"),
          Map.entry("reached_by_print_rest", "Print-and-mail API"),
          Map.entry("reached_by_sftp", "SFTP"),
          Map.entry("reached_by_xjmf", "XJMF"),
          Map.entry("reached_by_mail", "Personal link"),
          Map.entry("live", "Went live"),
          Map.entry("certified", "Self-check passed"),
          Map.entry("api_key_created", "API key made"),
          Map.entry("client_created", "OAuth client made"),
          Map.entry("number", "Number"),
          Map.entry("boolean", "Yes or no"),
          Map.entry("date", "Date"),
          Map.entry("text", "Text"),
          Map.entry("gap_resend", "Partner asked again what became of those who are missing"),
          Map.entry("gap_reject", "Those who are missing counted as rejected"),
          Map.entry("gap_wait", "Waiting for those who are missing"),
          Map.entry("callback", "Promised for later"),
          Map.entry("dnc_request", "Never wants to be called again"),
          Map.entry("do_not_call", "Must not be called"),
          Map.entry("do_not_contact", "Wants no contact"),
          Map.entry("budget_reached", "Not called: budget reached"),
          Map.entry("outside_window", "Outside the hours"),
          Map.entry("roll_out", "Roll out to everybody"),
          Map.entry("sms", "SMS"),
          Map.entry("case_open", "Waits for us"),
          Map.entry("case_waiting", "Waits for the customer"),
          Map.entry("case_surveyed", "Asked whether all is well"),
          Map.entry("case_satisfied", "Satisfied"),
          Map.entry("case_unsatisfied", "Not satisfied"),
          Map.entry("case_quiet", "Ended quietly"),
          Map.entry("case_handed_over", "Handed over"),
          Map.entry("case_no_answer_needed", "No answer needed"),
          Map.entry("case_withdrawn", "Withdrawn"),
          Map.entry("case_opened", "Opened"),
          Map.entry("case_joined", "Customer said more"),
          Map.entry("case_assigned", "Given to"),
          Map.entry("case_bound", "Customer recognised"),
          Map.entry("case_reminded", "Reminded"),
          Map.entry("case_escalated", "Escalated"),
          Map.entry("case_answered", "Answered"),
          Map.entry("case_unsent", "Answer not sent"),
          Map.entry("case_promised", "Promised"),
          Map.entry("case_survey", "By the answer to our question"),
          Map.entry("case_confirmed", "By their own word"),
          Map.entry("case_reopened", "Opened again"),
          Map.entry("case_skipped", "Not written"),
          Map.entry("case_closed", "Closed"),
          Map.entry("text_thanks", "Thanks for kind words"),
          Map.entry("text_help", "First answer to a question"),
          Map.entry("text_purchase", "Thanks for an order"),
          Map.entry("text_how_to", "How to begin"),
          Map.entry("text_usage", "Help before it is asked for"),
          Map.entry("text_survey", "The one question of a survey"),
          Map.entry("skill_general", "Anything general"),
          Map.entry("skill_product", "What we sell and how it is used"),
          Map.entry("skill_order", "Orders, parcels, bills"),
          Map.entry("skill_complaint", "Complaints"),
          Map.entry("skill_sales", "Selling"));

  /** A word for people; an unknown one is shown with blanks and a capital. */
  public String of(Object word) {
    if (word == null || word.toString().isEmpty()) {
      return "–";
    }
    String key = word.toString().replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    String known = WORDS.get(key);
    String shown = key.replace('_', ' ');
    return known != null
        ? known
        : shown.substring(0, 1).toUpperCase(Locale.ROOT) + shown.substring(1);
  }
}
