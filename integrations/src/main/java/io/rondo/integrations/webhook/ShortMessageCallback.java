package io.rondo.integrations.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.partners.PartnerProblem;
import io.rondo.workers.response.ShortMessage;
import java.time.Instant;
import java.util.Set;

/**
 * A text message that a call centre passes on: {@code {"type": "sms.received", "timestamp", "data":
 * {"from", "text"}}}, read as strictly as every callback.
 */
final class ShortMessageCallback {

  static final String TYPE = "sms.received";

  private static final int MOST_ID = 90;
  private static final int MOST_FROM = 40;
  private static final int MOST_TEXT = 4_000;

  private ShortMessageCallback() {}

  /** Whether an event tells of one. */
  static boolean is(ObjectNode event) {
    return TYPE.equals(event.path("type").textValue());
  }

  /**
   * The message that an event tells of.
   *
   * @param id the {@code webhook-id}
   * @throws PartnerProblem when it cannot be understood
   */
  static ShortMessage read(String id, ObjectNode event) {
    if (id.length() > MOST_ID) {
      throw PartnerProblem.unreadable(
          "", "not_allowed", "has a webhook-id of more than " + MOST_ID + " characters");
    }
    Callback.only(event, Set.of("type", "timestamp", "data"), "");
    Instant at = Callback.time(Callback.text(event, "timestamp", ""));
    if (!(event.get("data") instanceof ObjectNode data)) {
      throw PartnerProblem.unreadable("/data", "wrong_type", "is an object");
    }
    Callback.only(data, Set.of("from", "to", "text"), "/data");
    return new ShortMessage(
        id, within(data, "from", MOST_FROM), within(data, "text", MOST_TEXT), at);
  }

  private static String within(ObjectNode data, String name, int most) {
    String value = Callback.text(data, name, "/data");
    if (value.isBlank() || value.length() > most) {
      throw PartnerProblem.unreadable(
          "/data/" + name, "not_allowed", "has 1 to " + most + " characters");
    }
    return value;
  }
}
