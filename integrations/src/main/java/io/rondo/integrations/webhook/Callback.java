package io.rondo.integrations.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.partners.PartnerProblem;
import io.rondo.workers.call.CallReport;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a partner posts: {@code {"type", "timestamp", "data"}}, where data names the order and has
 * the fields of its type and no others. Read strictly; what is wrong is said by its place.
 */
final class Callback {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final int MOST_ORDER = 64;
  private static final String SANDBOX = "test:";
  private static final int MOST_ID = 100 - SANDBOX.length();

  /** What data may and must have besides the order, by the type. */
  private enum Type {
    ORDER_STATE(Kind.STATE, Set.of("state"), Set.of("reference", "promised_at", "reason")),
    ORDER_DRAFT(Kind.DRAFT, Set.of("assets"), Set.of("note")),
    ORDER_RECIPIENTS(Kind.RECIPIENTS, Set.of(), Set.of("accepted", "rejected")),
    ORDER_COST(Kind.COST, Set.of("amount_minor", "currency"), Set.of()),
    ORDER_RETURNS(Kind.RETURNS, Set.of("returned"), Set.of()),
    ORDER_COMMENT(Kind.COMMENT, Set.of("comment"), Set.of("revision")),
    CALL_OUTCOME(
        Kind.CALL,
        Set.of("recipient", "disposition"),
        Set.of(
            "attempt",
            "started_at",
            "duration_s",
            "callback_at",
            "agent",
            "notes",
            "amount_minor",
            "currency"));

    private final Kind kind;
    private final Set<String> required;
    private final Set<String> optional;

    Type(Kind kind, Set<String> required, Set<String> optional) {
      this.kind = kind;
      this.required = required;
      this.optional = optional;
    }

    /** As it stands on the wire: {@code order.state}. */
    String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    static Optional<Type> of(String text) {
      return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }
  }

  private Callback() {}

  /**
   * The signal that an event is.
   *
   * @param id the {@code webhook-id}
   * @throws PartnerProblem when it cannot be understood
   */
  static PartnerSignal read(CallbackProof.Signer signer, String id, ObjectNode event) {
    if (id.length() > MOST_ID) {
      throw PartnerProblem.unreadable(
          "", "not_allowed", "has a webhook-id of more than " + MOST_ID + " characters");
    }
    only(event, Set.of("type", "timestamp", "data"), "");
    String said = text(event, "type", "");
    Type type =
        Type.of(said)
            .orElseThrow(
                () ->
                    PartnerProblem.unreadable(
                        "/type",
                        "not_allowed",
                        "is none of "
                            + String.join(
                                ", ", Arrays.stream(Type.values()).map(Type::text).toList())
                            + ", "
                            + ShortMessageCallback.TYPE));
    Instant at = time(text(event, "timestamp", ""));
    if (!(event.get("data") instanceof ObjectNode data)) {
      throw PartnerProblem.unreadable("/data", "wrong_type", "is an object");
    }
    String order = text(data, "order", "/data");
    if (order.isBlank() || order.length() > MOST_ORDER) {
      throw PartnerProblem.unreadable("/data/order", "not_allowed", "is the code of an order");
    }
    data.remove("order");
    check(type, data);
    return new PartnerSignal(
        signer.partnerId(),
        signer.test() ? SANDBOX + id : id,
        signer.test() ? PartnerSignal.SANDBOX : PartnerSignal.LIVE,
        order,
        type.kind,
        data.toString(),
        at);
  }

  /** The event in a body. @throws PartnerProblem when it is no object, or has a field twice */
  static ObjectNode event(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      if (node instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      boolean twice = e.getOriginalMessage().startsWith("Duplicate field");
      throw twice
          ? PartnerProblem.unreadable("", "duplicate_field", "has a field twice")
          : PartnerProblem.unreadable("", "wrong_type", "is no JSON");
    } catch (IOException e) {
      throw PartnerProblem.unreadable("", "wrong_type", "is no JSON");
    }
    throw PartnerProblem.unreadable("", "wrong_type", "is an object");
  }

  private static void check(Type type, ObjectNode data) {
    for (String name : type.required) {
      if (!data.hasNonNull(name)) {
        throw PartnerProblem.unreadable("/data/" + name, "missing", "is missing");
      }
    }
    Set<String> known = new java.util.HashSet<>(type.required);
    known.addAll(type.optional);
    only(data, known, "/data");
    if (type == Type.CALL_OUTCOME) {
      try {
        CallReport.read(data.toString());
      } catch (IllegalArgumentException e) {
        throw PartnerProblem.unreadable("/data", "not_allowed", e.getMessage());
      }
    }
  }

  static void only(ObjectNode object, Set<String> known, String pointer) {
    for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        String place = name.substring(0, Math.min(60, name.length()));
        throw PartnerProblem.unreadable(
            pointer + "/" + place.replace("~", "~0").replace("/", "~1"),
            "unknown_field",
            "is not a field of this type");
      }
    }
  }

  static String text(ObjectNode object, String name, String pointer) {
    JsonNode value = object.get(name);
    if (value == null || !value.isTextual()) {
      throw PartnerProblem.unreadable(pointer + "/" + name, "missing", "is missing, or no text");
    }
    return value.textValue();
  }

  static Instant time(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw PartnerProblem.unreadable(
          "/timestamp", "wrong_type", "is a time like 2026-11-02T09:00:00Z (RFC 3339)");
    }
  }
}
