package io.rondo.workers.delivery;

import java.time.Instant;
import java.util.List;

/**
 * A mail in the demo mailbox as it was received.
 *
 * @param envelopeFrom the return path that the sender gave
 * @param html the HTML part, not cleaned: show it in a sandbox only; empty when there is none
 */
public record MailView(
    String id,
    String from,
    String to,
    String subject,
    Instant receivedAt,
    String envelopeFrom,
    String html,
    String text,
    List<Header> headers) {

  /** One header field, unfolded and decoded. */
  public record Header(String name, String value) {}
}
