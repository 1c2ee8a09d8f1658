package io.rondo.workers.bounce;

import java.util.List;

/**
 * An answer of the staff, ready to hand over as a mail.
 *
 * @param to the customer's address of today, or where a stranger wrote from
 * @param fromName as the campaign's mail had it; null where there was none
 * @param reference the Message-ID is made of it: the same each time
 * @param replyMailbox the local part that the next reply comes to
 * @param returnPath the local part that a report about it comes to
 * @param inReplyTo the mail that it answers, with angle brackets; null when it begins
 * @param references the conversation so far, the oldest first
 */
public record AnswerMail(
    String to,
    String fromName,
    String subject,
    String text,
    String reference,
    String replyMailbox,
    String returnPath,
    String inReplyTo,
    List<String> references) {}
