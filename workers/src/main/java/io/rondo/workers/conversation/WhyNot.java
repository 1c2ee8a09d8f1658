package io.rondo.workers.conversation;

import java.time.Instant;
import java.util.List;

/**
 * Why a customer was, or was not, reached by a campaign.
 *
 * @param reached whether something of it was sent to them
 * @param channel null while it is not decided
 * @param state of their line in the ledger; undecided, new_customer or not_in_audience where there
 *     is none
 * @param reason as in the ledger; null without one
 * @param sentence the answer
 * @param at when that was decided last; null where nothing was
 * @param consent for the channel as it was known then; null where none was
 * @param now what stands against reaching them now, each as a sentence; empty when nothing does
 */
public record WhyNot(
    String customer,
    String campaign,
    String campaignName,
    boolean reached,
    String channel,
    String state,
    String reason,
    String sentence,
    Instant at,
    ConsentThen consent,
    List<String> now) {}
