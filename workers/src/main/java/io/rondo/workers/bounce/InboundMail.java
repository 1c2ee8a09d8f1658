package io.rondo.workers.bounce;

import java.time.Instant;
import java.util.List;

/**
 * What is read of a received mail.
 *
 * @param messageId its own name, with the angle brackets; null where it has none
 * @param from the address of the sender, in lower case; null where it has none
 * @param recipients the addresses that it was delivered to, envelope first; the personal address by
 *     which Rondo knows whom it is about is one of them
 * @param subject decoded, at most 500 characters
 * @param sentAt as the mail says; null where it does not
 * @param references names of the mails that it answers, the nearest first
 * @param text what it says to people, as plain text of at most 64,000 characters; a quotation is
 *     still in it
 * @param reports one for each recipient of the mail that it reports on; empty when it is no report
 * @param returned the name of the mail that came back or was complained about; null where it is not
 *     enclosed
 * @param returnedTo the address that it was written to, in lower case; null where it is not
 *     enclosed
 * @param complaint the feedback type, for example {@code abuse}; null when it is no complaint
 */
public record InboundMail(
    MailKind kind,
    String messageId,
    String from,
    List<String> recipients,
    String subject,
    Instant sentAt,
    List<String> references,
    String text,
    List<DeliveryReport> reports,
    String returned,
    String returnedTo,
    String complaint) {}
