package io.rondo.integrations.partners;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.asset.UnknownAsset;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderEvent;
import io.rondo.workers.fulfilment.OrderEvents;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.partner.PartnerCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What happens to an order: told by its partner, and everything that was. */
@RestController
@Needs("orders")
@Tag(name = "Orders")
class OrderEventController {

  private static final String EXAMPLE = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D";
  private static final int MOST_ASSETS = 20;

  /** Which fields an event of a type has. */
  private static final Map<String, Set<String>> FIELDS =
      Map.of(
          "state", Set.of("state", "reference", "promised_at", "reason"),
          "draft", Set.of("assets", "note"),
          "recipients", Set.of("accepted", "rejected"),
          "cost", Set.of("amount_minor", "currency"),
          "returns", Set.of("returned"),
          "comment", Set.of("comment", "revision"));

  private final OwnOrders orders;
  private final OrderEvents events;
  private final Telling telling;
  private final Assets assets;

  OrderEventController(OwnOrders orders, OrderEvents events, Telling telling, Assets assets) {
    this.orders = orders;
    this.events = events;
    this.telling = telling;
    this.assets = assets;
  }

  @GetMapping(path = "/partner/v1/orders/{id}/events", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "List what happened to an order",
      description = "Also what had no effect, oldest first.")
  PartnerWeb.Page<EventView> list(
      PartnerCaller caller,
      @Parameter(example = EXAMPLE) @PathVariable String id,
      @Parameter(description = "Of the link `next`") @RequestParam(required = false) String cursor,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit) {
    Order order = orders.get(caller, id);
    int size = Cursor.limit(limit);
    List<OrderEvent> found = events.of(order.id(), Cursor.number(cursor), size + 1);
    boolean more = found.size() > size;
    List<OrderEvent> page = more ? found.subList(0, size) : found;
    String you = ":" + caller.partnerCode();
    return new PartnerWeb.Page<>(
        page.stream().map(event -> EventView.of(event, you)).toList(),
        more
            ? Cursor.link(
                "/partner/v1/orders/" + order.code() + "/events",
                "cursor",
                Cursor.of(page.get(size - 1).id()),
                "limit",
                size)
            : null);
  }

  @PostMapping(
      path = "/partner/v1/orders/{id}/events",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Tell what happened to an order",
      description =
          "`state`: how far it is (accepted, rejected with a reason, in_production, produced,"
              + " handed_over, delivered_estimated, cancelled, cancel_refused); a later state tells the"
              + " earlier ones too. `draft`: files to be judged. `recipients`: whom you took, as ranges"
              + " of numbers, and whom not. `cost`: what could not be stopped. `returns`: what came"
              + " back. `comment`: a word to the customer.")
  @ApiResponse(responseCode = "200", description = "What became of it")
  @ApiResponse(
      responseCode = "202",
      description = "Kept: the order is not so far; it is looked at again when it is")
  ResponseEntity<Telling.Outcome> tell(
      PartnerCaller caller,
      @Parameter(example = EXAMPLE) @PathVariable String id,
      @Parameter(description = "Yours, new for each event", example = "event-7")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key,
      @RequestBody NewEvent event) {
    Order order = orders.get(caller, id);
    Map<String, Object> given = given(event);
    check(event, given);
    if (event.assets() != null) {
      given.put("assets", ids(caller, order, event.assets()));
    }
    PartnerSignal.Kind kind =
        PartnerSignal.Kind.valueOf(event.type().toUpperCase(java.util.Locale.ROOT));
    return Telling.answer(telling.tell(caller, order.code(), kind, given, key));
  }

  private static void check(NewEvent event, Map<String, Object> given) {
    Checks checks =
        new Checks()
            .required("/type", event.type())
            .allowed(
                "/type",
                event.type() == null || FIELDS.containsKey(event.type()),
                "is state, draft, recipients, cost, returns or comment");
    checks.pass();
    Set<String> fields = FIELDS.get(event.type());
    given
        .keySet()
        .forEach(
            field ->
                checks.absent(
                    "/" + field,
                    fields.contains(field) ? null : field,
                    "is not a field of an event " + event.type()));
    switch (event.type()) {
      case "state" -> checks.required("/state", event.state());
      case "draft" -> checks.required("/assets", event.assets());
      case "cost" ->
          checks
              .required("/amount_minor", event.amountMinor())
              .required("/currency", event.currency());
      case "returns" -> checks.required("/returned", event.returned());
      case "comment" -> checks.required("/comment", event.comment());
      default ->
          checks.allowed("", !given.isEmpty(), "tells nothing: give accepted, rejected or both");
    }
    checks.pass();
  }

  private static Map<String, Object> given(NewEvent event) {
    Map<String, Object> body = new LinkedHashMap<>();
    put(body, "state", event.state());
    put(body, "reference", event.reference());
    put(body, "promised_at", event.promisedAt() == null ? null : event.promisedAt().toString());
    put(body, "reason", event.reason());
    put(body, "assets", event.assets());
    put(body, "note", event.note());
    put(body, "accepted", event.accepted());
    put(body, "rejected", lines(event.rejected()));
    put(body, "amount_minor", event.amountMinor());
    put(body, "currency", event.currency());
    put(body, "returned", returned(event.returned()));
    put(body, "comment", event.comment());
    put(body, "revision", event.revision());
    return body;
  }

  private static void put(Map<String, Object> body, String field, Object value) {
    if (value != null) {
      body.put(field, value);
    }
  }

  /** As a signal has them. */
  static List<Map<String, Object>> lines(List<Rejected> rejected) {
    if (rejected == null) {
      return null;
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Rejected one : rejected) {
      Map<String, Object> line = new LinkedHashMap<>();
      if (one != null) {
        put(line, "recipient", one.recipient());
        put(line, "reason", one.reason());
      }
      lines.add(line);
    }
    return lines;
  }

  /** As a signal has them. */
  static List<Map<String, Object>> returned(List<Returned> returned) {
    if (returned == null) {
      return null;
    }
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Returned one : returned) {
      Map<String, Object> line = new LinkedHashMap<>();
      if (one != null) {
        put(line, "recipient", one.recipient());
        put(line, "code", one.code());
        put(line, "on", one.on() == null ? null : one.on().toString());
      }
      lines.add(line);
    }
    return lines;
  }

  /** The files of a draft: the partner's own. From now on they belong to the order. */
  private List<Long> ids(PartnerCaller caller, Order order, List<String> codes) {
    Checks checks =
        new Checks()
            .allowed(
                "/assets",
                !codes.isEmpty() && codes.size() <= MOST_ASSETS,
                "has 1 to " + MOST_ASSETS + " files");
    List<Long> ids = new ArrayList<>();
    for (int i = 0; i < Math.min(codes.size(), MOST_ASSETS); i++) {
      Long id = own(caller, codes.get(i));
      checks.allowed("/assets/" + i, id != null, "is no file of yours");
      ids.add(id);
    }
    checks.pass();
    ids.forEach(id -> assets.attach(id, order.id()));
    return ids;
  }

  private Long own(PartnerCaller caller, String code) {
    try {
      AssetVersion version =
          assets.ofPartner(caller.partnerId(), caller.test(), code == null ? "" : code);
      return version.partnerId() != null && version.partnerId() == caller.partnerId()
          ? Long.valueOf(version.id())
          : null;
    } catch (UnknownAsset e) {
      return null;
    }
  }

  /** What a partner tells; which fields belong together says {@code type}. */
  @Snake
  record NewEvent(
      @Schema(
              example = "state",
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {"state", "draft", "recipients", "cost", "returns", "comment"})
          String type,
      @Schema(example = "accepted", description = "Of `state`") String state,
      @Schema(example = "J-4711", description = "Of `state`: your own number for the order")
          String reference,
      @Schema(description = "Of `state`: when it will be ready") Instant promisedAt,
      @Schema(description = "Of `state`: why, for rejected", example = "No capacity") String reason,
      @Schema(description = "Of `draft`: 1 to 20 files of yours") List<String> assets,
      @Schema(description = "Of `draft`", maxLength = 2000) String note,
      @Schema(
              description = "Of `recipients`: ranges of numbers, both ends included",
              example = "[[1,9997]]")
          List<List<Integer>> accepted,
      @Schema(description = "Of `recipients`") List<Rejected> rejected,
      @Schema(description = "Of `cost`, in minor units", example = "1200") Long amountMinor,
      @Schema(description = "Of `cost`", example = "EUR") String currency,
      @Schema(description = "Of `returns`") List<Returned> returned,
      @Schema(description = "Of `comment`", maxLength = 2000) String comment,
      @Schema(description = "Of `comment`: to which draft; 0 for the order", example = "0")
          Integer revision) {}

  /** Somebody the partner does not take. */
  @Snake
  @Schema(name = "RejectedRecipient")
  record Rejected(
      @Schema(example = "r9998", requiredMode = Schema.RequiredMode.REQUIRED) String recipient,
      @Schema(example = "bad_address", requiredMode = Schema.RequiredMode.REQUIRED)
          String reason) {}

  /** What came back. */
  @Snake
  @Schema(name = "ReturnedPiece")
  record Returned(
      @Schema(example = "r17", requiredMode = Schema.RequiredMode.REQUIRED) String recipient,
      @Schema(
              example = "moved",
              allowableValues = {"moved", "unknown", "refused", "deceased"},
              requiredMode = Schema.RequiredMode.REQUIRED)
          String code,
      @Schema(example = "2026-12-01") LocalDate on) {}

  /** Something that happened. */
  @Snake
  @Schema(name = "Event")
  record EventView(
      @Schema(example = "accepted", description = "A state, a draft, a comment, a reminder …")
          String what,
      @Schema(
              example = "moved",
              description = "moved, noted, repeated, late, early, replaced or refused")
          String effect,
      @Schema(example = "you", description = "you or customer") String by,
      @Schema(description = "What there is to say about what you told") String detail,
      Instant happenedAt) {

    /** What staff notes for itself is not for partners; who of them did it neither. */
    static EventView of(OrderEvent event, String you) {
      boolean own = event.who().equals(you);
      return new EventView(
          event.what(),
          event.effect(),
          own ? "you" : "customer",
          own ? event.detail() : null,
          event.happenedAt());
    }
  }
}
