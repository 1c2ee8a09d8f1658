package io.rondo.workers.testing;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** For tests that count everybody: the database as nobody has used it yet. */
public final class EmptyTables {

  /** Rondo's tables, those that refer to others first. */
  private static final List<String> TABLES =
      List.of(
          "mailbox",
          "mail_erasure",
          "social_identity",
          "social_publication",
          "social_picture",
          "social_post",
          "social_account",
          "agent_skill",
          "answer_fact",
          "question_option",
          "question",
          "help_article",
          "customer_page",
          "response_word",
          "stranger_address",
          "unread_mail",
          "soft_bounce",
          "domain_pause",
          "service_case_event",
          "service_case",
          "contact_hold",
          "response_message",
          "call_file_line",
          "call_file",
          "call_budget",
          "call_back",
          "call_attempt",
          "call_entry",
          "call_evidence",
          "dnc_number",
          "dnc_list",
          "referral",
          "lead_offer",
          "lead_case",
          "reseller_region",
          "kit_order",
          "kit_template",
          "upload",
          "order_asset",
          "asset_version",
          "asset",
          "order_mail",
          "desk_code",
          "desk_link",
          "desk_browser",
          "draft_comment",
          "order_draft",
          "order_fact",
          "order_event",
          "order_recipient",
          "order_seed",
          "partner_order",
          "partner_signal",
          "unread_message",
          "partner_request",
          "token_key",
          "partner_check",
          "partner_signing_secret",
          "webhook_try",
          "webhook_message",
          "partner_webhook",
          "partner_key",
          "partner_proposal",
          "partner_capability",
          "partner_log",
          "partner",
          "campaign_deliverable",
          "campaign_result",
          "fallen_signature",
          "signed_part",
          "approval_decision",
          "review_duty",
          "approval_round",
          "sealed_part",
          "emergency_request",
          "campaign_release",
          "rehearsal",
          "audience_freeze",
          "campaign_contributor",
          "absence",
          "response_event",
          "delivery",
          "proof",
          "seed",
          "content_link",
          "content_version",
          "campaign_log",
          "campaign_cell",
          "campaign",
          "segment",
          "consent_history",
          "consent",
          "suppression",
          "customer",
          "customer_attribute");

  private EmptyTables() {}

  /**
   * Deletes every row of every table, but for the numbers of campaigns and cases and for consent
   * texts, which only grow.
   */
  public static void in(JdbcTemplate jdbc) {
    TABLES.forEach(table -> jdbc.update("delete from " + table));
  }
}
