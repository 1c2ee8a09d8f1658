package io.rondo.workers.delivery;

/**
 * One person's mail, ready to hand over.
 *
 * @param deliveryId the row of the ledger; for a proof a number of the list only
 * @param campaign the campaign's code
 * @param reference names the mail within its campaign for ever: the Message-ID is made of it
 * @param returnPath the local part that a bounce comes back to
 * @param replyMailbox the local part that a reply comes to
 * @param unsubscribeUrl where one click unsubscribes; the local part for mail is unsubscribeMailbox
 */
public record Mail(
    long deliveryId,
    String campaign,
    String reference,
    String to,
    String fromName,
    String subject,
    String html,
    String text,
    String returnPath,
    String replyMailbox,
    String unsubscribeUrl,
    String unsubscribeMailbox) {}
