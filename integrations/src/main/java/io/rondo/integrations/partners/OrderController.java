package io.rondo.integrations.partners;

import io.rondo.workers.asset.AssetVersion;
import io.rondo.workers.asset.Assets;
import io.rondo.workers.fulfilment.Comments;
import io.rondo.workers.fulfilment.Drafts;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderPage;
import io.rondo.workers.fulfilment.OrderState;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.reseller.KitOrders;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A partner's orders. */
@RestController
@Needs("orders")
@Tag(name = "Orders")
class OrderController {

  private static final String EXAMPLE = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D";
  private static final Pattern VERSION = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

  private final Orders orders;
  private final OwnOrders own;
  private final Assets assets;
  private final Drafts drafts;
  private final Comments comments;
  private final KitOrders kits;

  OrderController(
      Orders orders,
      OwnOrders own,
      Assets assets,
      Drafts drafts,
      Comments comments,
      KitOrders kits) {
    this.orders = orders;
    this.own = own;
    this.assets = assets;
    this.drafts = drafts;
    this.comments = comments;
    this.kits = kits;
  }

  @GetMapping(path = "/partner/v1/orders", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "List orders",
      description =
          "The longest unchanged first. To stay up to date, follow `next` to the end and begin"
              + " again later with `updated_since` = the last `updated_at` that you saw.")
  PartnerWeb.Page<OrderView> list(
      PartnerCaller caller,
      @Parameter(description = "Only those in this state", example = "submitted")
          @RequestParam(required = false)
          String state,
      @Parameter(description = "Only those that changed since", example = "2026-11-01T00:00:00Z")
          @RequestParam(name = "updated_since", required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
          Instant updatedSince,
      @Parameter(description = "Of the link `next`") @RequestParam(required = false) String cursor,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit) {
    OrderState wanted = state == null ? null : state(state);
    int size = Cursor.limit(limit);
    OrderPage page = page(caller, wanted, updatedSince, cursor, size);
    return new PartnerWeb.Page<>(
        page.orders().stream().map(this::view).toList(),
        page.nextCursor() == null
            ? null
            : Cursor.link(
                "/partner/v1/orders",
                "state",
                state,
                "updated_since",
                updatedSince,
                "cursor",
                page.nextCursor(),
                "limit",
                size));
  }

  private OrderPage page(
      PartnerCaller caller, OrderState state, Instant since, String cursor, int size) {
    try {
      return orders.page(caller.partnerId(), caller.test(), since, cursor, size, state);
    } catch (IllegalArgumentException e) {
      throw Cursor.wrong();
    }
  }

  private static OrderState state(String text) {
    return OrderState.of(text)
        .orElseThrow(
            () ->
                PartnerProblem.of(
                    HttpStatus.BAD_REQUEST,
                    "state_unknown",
                    "No such state",
                    "An order is submitted, accepted, rejected, in_production, produced,"
                        + " handed_over, delivered_estimated or cancelled."));
  }

  @GetMapping(path = "/partner/v1/orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Read an order", description = "The ETag names its version.")
  ResponseEntity<OrderView> get(
      PartnerCaller caller, @Parameter(example = EXAMPLE) @PathVariable String id) {
    return answer(own.get(caller, id));
  }

  @PatchMapping(
      path = "/partner/v1/orders/{id}",
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Tell your number for an order, or when it will be ready",
      description =
          "Nothing else of an order can be changed; what happens to it is told by events.")
  ResponseEntity<OrderView> amend(
      PartnerCaller caller,
      @Parameter(example = EXAMPLE) @PathVariable String id,
      @Parameter(description = "The ETag that you read", example = "\"3\"")
          @RequestHeader(HttpHeaders.IF_MATCH)
          String ifMatch,
      @RequestBody OrderChange change) {
    Order order = own.get(caller, id);
    new Checks()
        .allowed(
            "",
            change.reference() != null || change.promisedAt() != null,
            "changes nothing: give reference, promised_at or both")
        .allowed(
            "/reference", change.reference() == null || !change.reference().isBlank(), "is empty")
        .most("/reference", change.reference(), 100)
        .pass();
    return answer(
        orders.amend(
            caller.partnerId(),
            caller.test(),
            id,
            version(ifMatch, order),
            change.reference(),
            change.promisedAt()));
  }

  private static int version(String ifMatch, Order order) {
    if (ifMatch.strip().equals("*")) {
      return order.version();
    }
    Matcher matcher = VERSION.matcher(ifMatch.strip());
    // what is no version of ours is none that the order has
    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : -1;
  }

  private OrderView view(Order order) {
    return OrderView.of(order, kits.kit(order).orElse(null));
  }

  private ResponseEntity<OrderView> answer(Order order) {
    return ResponseEntity.ok()
        .eTag(Integer.toString(order.version()))
        .cacheControl(CacheControl.noCache().cachePrivate())
        .body(view(order));
  }

  @GetMapping(path = "/partner/v1/orders/{id}/drafts", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "List your drafts and what was decided",
      description = "To bring the next one, upload its files and tell an event `draft`.")
  PartnerWeb.Page<DraftView> drafts(
      PartnerCaller caller, @Parameter(example = EXAMPLE) @PathVariable String id) {
    Order order = own.get(caller, id);
    return new PartnerWeb.Page<>(
        drafts.of(order.id()).stream()
            .map(
                draft ->
                    new DraftView(
                        draft.revision(),
                        draft.assets().stream().map(assets::get).map(AssetVersion::code).toList(),
                        draft.note(),
                        draft.decision(),
                        draft.submittedAt(),
                        draft.decidedAt()))
            .toList(),
        null);
  }

  @GetMapping(
      path = "/partner/v1/orders/{id}/comments",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Read what was said about an order and its drafts",
      description = "To answer, tell an event `comment`.")
  PartnerWeb.Page<CommentView> comments(
      PartnerCaller caller, @Parameter(example = EXAMPLE) @PathVariable String id) {
    Order order = own.get(caller, id);
    return new PartnerWeb.Page<>(
        comments.shared(order.id()).stream()
            .map(
                comment ->
                    new CommentView(
                        comment.revision(),
                        comment.who().equals(":" + caller.partnerCode()) ? "you" : "customer",
                        comment.comment(),
                        comment.writtenAt()))
            .toList(),
        null);
  }

  /** What a partner may change of an order. */
  @Snake
  record OrderChange(
      @Schema(example = "J-4711", maxLength = 100, description = "Your own number for the order")
          String reference,
      @Schema(description = "When it will be ready") Instant promisedAt) {}

  /** A numbered revision. */
  @Snake
  @Schema(name = "Draft")
  record DraftView(
      @Schema(example = "1") int revision,
      @Schema(example = "[\"as_01KAQ3E5T2M8W6R4Y0XZ9B7C1D\"]") List<String> assets,
      String note,
      @Schema(example = "open", description = "open, accepted, changes_wanted or rejected")
          String decision,
      Instant submittedAt,
      Instant decidedAt) {}

  /** What somebody said. */
  @Snake
  @Schema(name = "Comment")
  record CommentView(
      @Schema(example = "1", description = "Of which draft; 0 for the order as a whole")
          int revision,
      @Schema(example = "customer", description = "you or customer") String by,
      @Schema(example = "The logo is too small.") String comment,
      Instant writtenAt) {}
}
