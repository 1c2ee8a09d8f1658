package io.rondo.integrations.partners;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.OrderPage;
import io.rondo.workers.fulfilment.Orders;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.RecipientCounts;
import io.rondo.workers.fulfilment.Recipients;
import io.rondo.workers.partner.PartnerCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was handed over and what came back, order by order: the counts must add up. */
@RestController
@Needs("deliveries")
@Tag(name = "Deliveries")
class DeliveryController {

  private static final String EXAMPLE = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D";

  private final Orders orders;
  private final OwnOrders own;
  private final Recipients recipients;
  private final Telling telling;

  DeliveryController(Orders orders, OwnOrders own, Recipients recipients, Telling telling) {
    this.orders = orders;
    this.own = own;
    this.recipients = recipients;
    this.telling = telling;
  }

  @GetMapping(path = "/partner/v1/deliveries", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "List how your orders add up",
      description =
          "One line for each order that you have taken; `missing` must become 0 before an order"
              + " can close. A page may have fewer lines than `limit`: follow `next` to the end.")
  PartnerWeb.Page<DeliveryView> list(
      PartnerCaller caller,
      @Parameter(description = "Of the link `next`") @RequestParam(required = false) String cursor,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit) {
    int size = Cursor.limit(limit);
    OrderPage page;
    try {
      page = orders.page(caller.partnerId(), caller.test(), null, cursor, size, null);
    } catch (IllegalArgumentException e) {
      throw Cursor.wrong();
    }
    return new PartnerWeb.Page<>(
        page.orders().stream().filter(order -> order.state().isAccepted()).map(this::view).toList(),
        page.nextCursor() == null
            ? null
            : Cursor.link("/partner/v1/deliveries", "cursor", page.nextCursor(), "limit", size));
  }

  @GetMapping(path = "/partner/v1/deliveries/{order}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Read how an order adds up")
  ResponseEntity<DeliveryView> get(
      PartnerCaller caller, @Parameter(example = EXAMPLE) @PathVariable String order) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(view(own.get(caller, order)));
  }

  @PostMapping(
      path = "/partner/v1/deliveries",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Report what was handed over, and what came back",
      description =
          "In one request what the events `recipients`, `state` and `returns` tell one by one. What"
              + " was told before has no second effect.")
  DeliveryView report(
      PartnerCaller caller,
      @Parameter(description = "Yours, new for each report", example = "handover-7")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key,
      @RequestBody DeliveryReport report) {
    new Checks()
        .required("/order", report.order())
        .allowed(
            "",
            report.accepted() != null
                || report.rejected() != null
                || report.returned() != null
                || Boolean.TRUE.equals(report.handedOver()),
            "reports nothing: give accepted, rejected, handed_over or returned")
        .pass();
    Order order = own.get(caller, report.order());
    if (report.accepted() != null || report.rejected() != null) {
      Map<String, Object> taken = new LinkedHashMap<>();
      taken.put("accepted", report.accepted() == null ? List.of() : report.accepted());
      taken.put(
          "rejected",
          report.rejected() == null ? List.of() : OrderEventController.lines(report.rejected()));
      telling.tell(caller, order.code(), PartnerSignal.Kind.RECIPIENTS, taken, key + ":recipients");
    }
    if (Boolean.TRUE.equals(report.handedOver())) {
      telling.tell(
          caller,
          order.code(),
          PartnerSignal.Kind.STATE,
          Map.of("state", "handed_over"),
          key + ":state");
    }
    if (report.returned() != null) {
      telling.tell(
          caller,
          order.code(),
          PartnerSignal.Kind.RETURNS,
          Map.of("returned", OrderEventController.returned(report.returned())),
          key + ":returns");
    }
    return view(own.get(caller, order.code()));
  }

  private DeliveryView view(Order order) {
    RecipientCounts counts = recipients.counts(order.id());
    return new DeliveryView(
        order.code(),
        order.state().text(),
        order.handedOverAt(),
        counts.total(),
        counts.missing(),
        counts.accepted(),
        counts.done(),
        counts.failed(),
        counts.rejected(),
        counts.suppressed(),
        counts.withdrawn(),
        counts.seeds(),
        order.returned());
  }

  /** A report of one order. */
  @Snake
  record DeliveryReport(
      @Schema(example = EXAMPLE, requiredMode = Schema.RequiredMode.REQUIRED) String order,
      @Schema(example = "[[1,9997]]", description = "Whom you took: ranges of numbers")
          List<List<Integer>> accepted,
      List<OrderEventController.Rejected> rejected,
      @Schema(description = "Everything is with the post now, or called") Boolean handedOver,
      List<OrderEventController.Returned> returned) {}

  /** How an order adds up. */
  @Snake
  @Schema(name = "Delivery")
  record DeliveryView(
      @Schema(example = EXAMPLE) String order,
      @Schema(example = "handed_over") String state,
      Instant handedOverAt,
      @Schema(example = "10000", description = "Everybody the order was placed for") int total,
      @Schema(example = "3", description = "Of whom nobody knows yet what became of them")
          int missing,
      @Schema(example = "9997") int accepted,
      @Schema(example = "0") int done,
      @Schema(example = "0") int failed,
      @Schema(example = "0") int rejected,
      @Schema(example = "0", description = "Asked not to be contacted meanwhile") int suppressed,
      @Schema(example = "0", description = "Taken from the order") int withdrawn,
      @Schema(example = "2", description = "Addresses of ours in the batch") int seeds,
      @Schema(example = "0", description = "Came back") int returned) {}
}
