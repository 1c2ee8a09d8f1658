package io.rondo.integrations.print.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.print.Unreadable;
import io.rondo.workers.fulfilment.MessageReader;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.PartnerSignal.Kind;
import io.rondo.workers.fulfilment.Recipient;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.token.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Understands the events of print-and-mail services by their mapping: which letter of which order,
 * and what its state is in our words. An event about nothing of ours says nothing.
 */
@Component
class VendorEvents implements MessageReader {

  static final String WAY = "rest";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_ID = 80;

  private final Clock clock;

  VendorEvents(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String way() {
    return WAY;
  }

  @Override
  public List<PartnerSignal> read(Partner partner, String orderCode, byte[] content) {
    Mapping mapping = mapping(partner);
    JsonNode event = event(content);
    String order = text(mapping, event, "/order");
    Optional<String> theirs = state(mapping, text(mapping, event, "/state"));
    if (order.isEmpty() || theirs.isEmpty()) {
      return List.of();
    }
    if (!mapping.knows(theirs.get())) {
      throw new Unreadable(
          "The mapping of %s does not know the state %s: add it to “states” of the connection."
              .formatted(partner.code(), shown(theirs.get())));
    }
    String id = id(text(mapping, event, "/id"), content);
    Instant at = time(text(mapping, event, "/at"));
    List<PartnerSignal> signals = new ArrayList<>();
    mapping
        .state(theirs.get())
        .ifPresent(
            state ->
                signals.add(
                    signal(partner, id, order, at, text(mapping, event, "/recipient"), state)));
    mapping
        .returned(theirs.get())
        .ifPresent(
            code -> signals.add(returned(partner, id, order, at, recipient(mapping, event), code)));
    return signals;
  }

  /** The body of {@link Kind#PIECES} for these recipients. */
  static String pieces(OrderState state, ArrayNode ranges) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("pieces").addObject().put("state", state.text()).set("recipients", ranges);
    return body.toString();
  }

  private static PartnerSignal signal(
      Partner partner, String id, String order, Instant at, String recipient, OrderState state) {
    if (recipient.isEmpty()) { // about the order as a whole
      String body = JSON.createObjectNode().put("state", state.text()).toString();
      return new PartnerSignal(partner.id(), id, WAY, order, Kind.STATE, body, at);
    }
    int no = number(recipient);
    ArrayNode ranges = JSON.createArrayNode();
    ranges.addArray().add(no).add(no);
    return new PartnerSignal(partner.id(), id, WAY, order, Kind.PIECES, pieces(state, ranges), at);
  }

  private static PartnerSignal returned(
      Partner partner, String id, String order, Instant at, int recipient, String code) {
    ObjectNode body = JSON.createObjectNode();
    body.putArray("returned")
        .addObject()
        .put("recipient", Recipient.ref(recipient))
        .put("code", code);
    return new PartnerSignal(
        partner.id(), id + "-returned", WAY, order, Kind.RETURNS, body.toString(), at);
  }

  private static Mapping mapping(Partner partner) {
    try {
      return Mapping.of(partner);
    } catch (PartnerRefused e) {
      throw new Unreadable(e.getMessage(), e);
    }
  }

  private static JsonNode event(byte[] content) {
    try {
      JsonNode event = JSON.readTree(content);
      if (event != null && event.isObject()) {
        return event;
      }
    } catch (IOException e) {
      throw new Unreadable("It is no JSON.", e);
    }
    throw new Unreadable("It is no JSON object.");
  }

  /** A text of the event; empty where the mapping or the event has none. */
  private static String text(Mapping mapping, JsonNode event, String which) {
    return mapping.callback(which).map(pointer -> event.at(pointer).asText("")).orElse("");
  }

  /** Their state without what all events about letters begin with; empty for other events. */
  private static Optional<String> state(Mapping mapping, String told) {
    String prefix = mapping.callback("/prefix").orElse("");
    return told.startsWith(prefix) && told.length() > prefix.length()
        ? Optional.of(told.substring(prefix.length()))
        : Optional.empty();
  }

  private static int recipient(Mapping mapping, JsonNode event) {
    return number(text(mapping, event, "/recipient"));
  }

  private static int number(String recipient) {
    if (!recipient.matches("r[1-9][0-9]{0,6}")) {
      throw new Unreadable("Its recipient is none of an order of ours, for example r17.");
    }
    return Integer.parseInt(recipient.substring(1));
  }

  /** What others chose is shown only where it can hold nothing personal. */
  private static String shown(String theirs) {
    return theirs.matches("[A-Za-z][A-Za-z._-]{0,59}") ? "“" + theirs + "”" : "it names";
  }

  private static String id(String told, byte[] content) {
    return told.isEmpty() || told.length() > LONGEST_ID
        ? "rest-" + Sha256.hex(told + new String(content, StandardCharsets.ISO_8859_1), 24)
        : told;
  }

  private Instant time(String text) {
    try {
      return text.isEmpty() ? clock.instant() : OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      return clock.instant();
    }
  }
}
