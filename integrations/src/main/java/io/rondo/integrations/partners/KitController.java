package io.rondo.integrations.partners;

import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.reseller.KitField;
import io.rondo.workers.reseller.KitOrder;
import io.rondo.workers.reseller.KitOrders;
import io.rondo.workers.reseller.KitTemplate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Campaign kits: a reseller fills the local fields, the centre approves. */
@RestController
@Needs("orders")
@Tag(name = "Kits")
class KitController {

  private static final String EXAMPLE = "ko_01KAQ3E5T2M8W6R4Y0XZ9B7C1D";

  private final KitOrders orders;

  KitController(KitOrders orders) {
    this.orders = orders;
  }

  @GetMapping(path = "/partner/v1/kits", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "List the kits that you can order, with their local fields")
  PartnerWeb.Page<KitView> catalogue(PartnerCaller caller) {
    return new PartnerWeb.Page<>(orders.catalogue(caller).stream().map(KitView::of).toList(), null);
  }

  @PostMapping(
      path = "/partner/v1/kits/{name}/orders",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Order a kit with your local values",
      description =
          "The centre approves. Where an order of a campaign waits for this kit (see its field"
              + " `kit`), you accept the order by it, and the approval makes it produced.")
  KitOrderView fill(
      PartnerCaller caller,
      @Parameter(example = "spring-window") @PathVariable String name,
      @Parameter(description = "Yours, new for each order", example = "kit-7")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key,
      @RequestBody KitValues body) {
    new Checks().required("/fields", body.fields()).pass();
    return KitOrderView.of(orders.fill(caller, name, body.fields()));
  }

  @GetMapping(path = "/partner/v1/kit-orders", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "List the kits that you ordered")
  PartnerWeb.Page<KitOrderView> list(PartnerCaller caller) {
    return new PartnerWeb.Page<>(
        orders.ofPartner(caller).stream().map(KitOrderView::of).toList(), null);
  }

  @GetMapping(path = "/partner/v1/kit-orders/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Read what became of a kit that you ordered")
  KitOrderView get(PartnerCaller caller, @Parameter(example = EXAMPLE) @PathVariable String id) {
    return KitOrderView.of(orders.ofPartner(caller, id));
  }

  /** Local values by the names of the fields. */
  @Snake
  record KitValues(
      @Schema(
              example = "{\"shop\":\"Rad & Tat, Bonn\"}",
              requiredMode = Schema.RequiredMode.REQUIRED)
          Map<String, String> fields) {}

  /** A kit of the catalogue. */
  @Snake
  @Schema(name = "Kit")
  record KitView(
      @Schema(example = "spring-window") String name,
      @Schema(example = "1") int version,
      @Schema(example = "Spring window") String title,
      List<KitFieldView> fields) {

    static KitView of(KitTemplate kit) {
      return new KitView(
          kit.name(),
          kit.version(),
          kit.title(),
          kit.fields().stream().map(KitFieldView::of).toList());
    }
  }

  /** A place that a reseller fills. */
  @Snake
  @Schema(name = "KitField")
  record KitFieldView(
      @Schema(example = "shop") String name,
      @Schema(example = "Name of the shop") String label,
      @Schema(example = "text", description = "text, number, date, phone, url or email")
          String type,
      @Schema(example = "60", description = "The most characters") int limit,
      boolean required) {

    static KitFieldView of(KitField field) {
      return new KitFieldView(
          field.name(), field.label(), field.type().text(), field.limit(), field.required());
    }
  }

  /** A kit that was ordered. */
  @Snake
  @Schema(name = "KitOrder")
  record KitOrderView(
      @Schema(example = EXAMPLE) String id,
      @Schema(example = "spring-window") String kit,
      @Schema(example = "filled", description = "filled, returned or approved") String state,
      @Schema(description = "Why it was returned") String reason,
      @Schema(
              example = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D",
              description = "The order of a campaign that it answers; absent where there is none")
          String order,
      Map<String, String> fields,
      Instant filledAt,
      Instant decidedAt) {

    static KitOrderView of(KitOrder order) {
      return new KitOrderView(
          order.code(),
          order.kit(),
          order.state(),
          order.reason(),
          order.orderCode(),
          order.values(),
          order.filledAt(),
          order.decidedAt());
    }
  }
}
