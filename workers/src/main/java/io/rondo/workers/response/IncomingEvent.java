package io.rondo.workers.response;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * Something a customer did, as a shop or partner tells it.
 *
 * @param id the teller's own id, at most 100 characters; the same id twice counts once
 * @param type visit, conversion or purchase; a purchase is a conversion too
 * @param customer the customer number; a number that is not known yet is kept and matched later
 * @param campaign the code of the campaign it belongs to; null when the teller does not know
 * @param occurredAt when it happened; null means now
 * @param amount what was paid, in units with at most two decimals; purchases only
 * @param currency of the amount; null means the currency of the campaign it is counted for
 */
public record IncomingEvent(
    String id,
    String type,
    String customer,
    String campaign,
    Instant occurredAt,
    BigDecimal amount,
    String currency) {}
