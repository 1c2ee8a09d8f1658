package io.rondo.workers.response;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Something a customer did, as a shop or partner tells it.
 *
 * @param id the teller's own id, at most 100 characters; the same id twice counts once
 * @param type visit, conversion, purchase, ticket, survey, usage, complaint, or a word of your own:
 *     two to twenty small letters and underscores. A purchase is a conversion too. What Rondo sees
 *     for itself (click, open, unsubscribe, reply, ...) cannot be told
 * @param customer the customer number; a number that is not known yet is kept and matched later
 * @param campaign the code of the campaign it belongs to; null when the teller does not know
 * @param occurredAt when it happened; null means now
 * @param amount what was paid, in units with at most two decimals; purchases only
 * @param currency of the amount; null means the currency of the campaign it is counted for
 * @param channel where, in one word, for example shop, web or support; null when nobody knows
 * @param detail what a word or two can say of it, at most 100 characters, never personal; rules may
 *     look at it
 * @param score its number, for example 1 to 5 of a survey; at most four decimals
 * @param text what the person wrote, at most 4,000 characters; kept apart and read by the word list
 */
public record IncomingEvent(
    String id,
    String type,
    String customer,
    String campaign,
    Instant occurredAt,
    BigDecimal amount,
    String currency,
    String channel,
    String detail,
    BigDecimal score,
    String text) {

  /** An event without words. */
  public IncomingEvent(
      String id,
      String type,
      String customer,
      String campaign,
      Instant occurredAt,
      BigDecimal amount,
      String currency) {
    this(id, type, customer, campaign, occurredAt, amount, currency, null, null, null, null);
  }
}
