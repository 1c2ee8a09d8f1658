package io.rondo.workers.call;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Iterator;
import java.util.Set;

/**
 * What a partner tells of one call.
 *
 * @param recipient the number of the order's recipient
 * @param attempt 1 for the first call
 * @param callbackAt when the person wants to be called; with {@link Disposition#CALLBACK} only
 * @param agent who called, as the call centre names them; null when it does not say
 * @param notes at most 500 characters; null when there are none
 * @param amountMinor what a sale was worth, in minor units; null when nobody says
 * @param currency of the amount; null without one
 */
public record CallReport(
    int recipient,
    int attempt,
    Instant startedAt,
    int durationSeconds,
    Disposition disposition,
    Instant callbackAt,
    String agent,
    String notes,
    Long amountMinor,
    String currency) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> FIELDS =
      Set.of(
          "recipient",
          "attempt",
          "started_at",
          "duration_s",
          "disposition",
          "callback_at",
          "agent",
          "notes",
          "amount_minor",
          "currency");
  private static final Set<String> CURRENCIES = Set.of("EUR", "USD", "GBP", "CHF");
  private static final int MOST_ATTEMPTS = 99;
  private static final int LONGEST_CALL = 24 * 60 * 60;

  /**
   * Refuses what no call can be.
   *
   * @throws IllegalArgumentException naming the field
   */
  public CallReport {
    refuseUnless(recipient > 0, "recipient is r and the number of the recipient, for example r17");
    refuseUnless(attempt > 0 && attempt <= MOST_ATTEMPTS, "attempt is between 1 and 99");
    refuseUnless(startedAt != null, "started_at is missing");
    refuseUnless(
        durationSeconds >= 0 && durationSeconds <= LONGEST_CALL,
        "duration_s is between 0 and 86400");
    refuseUnless(disposition != null, "disposition is none of those agreed");
    refuseUnless(
        (disposition == Disposition.CALLBACK) == (callbackAt != null),
        "callback_at belongs to the disposition callback, and to no other");
    refuseUnless(
        callbackAt == null || callbackAt.isAfter(startedAt), "callback_at is before the call");
    refuseUnless(agent == null || agent.length() <= 60, "agent has more than 60 characters");
    refuseUnless(notes == null || notes.length() <= 500, "notes has more than 500 characters");
    refuseUnless(
        amountMinor == null && currency == null
            || disposition == Disposition.SALE
                && amountMinor != null
                && amountMinor >= 0
                && CURRENCIES.contains(String.valueOf(currency)),
        "amount_minor and currency (EUR, USD, GBP, CHF) belong together and to a sale");
  }

  /**
   * Reads the body of a signal: {@code
   * {"recipient":"r17","attempt":1,"started_at":"…","duration_s":65,"disposition":"callback",
   * "callback_at":"…","agent":"…","notes":"…"}}.
   *
   * @throws IllegalArgumentException when it is something else; the message names the field
   */
  public static CallReport read(String json) {
    JsonNode body;
    try {
      body = JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The outcome of a call is no JSON.", e);
    }
    refuseUnless(body.isObject(), "The outcome of a call is a JSON object");
    for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      refuseUnless(FIELDS.contains(name), name + " is no field of a call");
    }
    return of(
        text(body, "recipient"),
        text(body, "attempt"),
        text(body, "started_at"),
        text(body, "duration_s"),
        text(body, "disposition"),
        text(body, "callback_at"),
        text(body, "agent"),
        text(body, "notes"),
        text(body, "amount_minor"),
        text(body, "currency"));
  }

  /** Reads the cells of a file; empty ones are null. */
  static CallReport of(
      String recipient,
      String attempt,
      String startedAt,
      String duration,
      String disposition,
      String callbackAt,
      String agent,
      String notes,
      String amountMinor,
      String currency) {
    refuseUnless(disposition != null, "disposition is missing");
    return new CallReport(
        recipientNo(recipient),
        whole("attempt", attempt, null),
        time("started_at", startedAt),
        whole("duration_s", duration, 0),
        Disposition.of(disposition).orElse(null),
        time("callback_at", callbackAt),
        agent,
        notes,
        amount(amountMinor),
        currency);
  }

  /** The same as a body that {@link #read} reads. */
  String json() {
    var body = JSON.createObjectNode();
    body.put("recipient", "r" + recipient);
    body.put("attempt", attempt);
    body.put("started_at", startedAt.toString());
    body.put("duration_s", durationSeconds);
    body.put("disposition", disposition.text());
    if (callbackAt != null) {
      body.put("callback_at", callbackAt.toString());
    }
    if (agent != null) {
      body.put("agent", agent);
    }
    if (notes != null) {
      body.put("notes", notes);
    }
    if (amountMinor != null) {
      body.put("amount_minor", amountMinor);
      body.put("currency", currency);
    }
    return body.toString();
  }

  private static int recipientNo(String recipient) {
    refuseUnless(
        recipient != null && recipient.matches("r[1-9]\\d{0,8}"),
        "recipient is r and the number of the recipient, for example r17");
    return Integer.parseInt(recipient.substring(1));
  }

  private static int whole(String field, String text, Integer otherwise) {
    if (text == null && otherwise != null) {
      return otherwise;
    }
    refuseUnless(text != null && text.matches("\\d{1,6}"), field + " is a whole number");
    return Integer.parseInt(text);
  }

  private static Long amount(String text) {
    refuseUnless(
        text == null || text.matches("\\d{1,12}"), "amount_minor is a whole number of minor units");
    return text == null ? null : Long.valueOf(text);
  }

  private static Instant time(String field, String text) {
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          field + " is a time with its offset, for example 2026-11-23T10:15:00Z.", e);
    }
  }

  private static String text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    refuseUnless(value.isValueNode() || value.isMissingNode(), field + " is a simple value");
    return value.isMissingNode() || value.isNull() ? null : value.asText();
  }

  private static void refuseUnless(boolean sound, String sentence) {
    if (!sound) {
      throw new IllegalArgumentException(sentence + ".");
    }
  }
}
