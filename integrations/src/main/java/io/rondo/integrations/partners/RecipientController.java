package io.rondo.integrations.partners;

import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PackedRecipient;
import io.rondo.workers.fulfilment.Packing;
import io.rondo.workers.partner.PartnerCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Whom an order reaches: given to the partner that said yes to it, while the order is open. */
@RestController
@Needs("deliveries")
@Tag(name = "Deliveries")
class RecipientController {

  private final OwnOrders orders;
  private final Packing packing;

  RecipientController(OwnOrders orders, Packing packing) {
    this.orders = orders;
    this.packing = packing;
  }

  @GetMapping(
      path = "/partner/v1/orders/{id}/recipients",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Fetch whom an order reaches",
      description =
          "Personal data: keep it for this order only and delete it when the order is closed."
              + " Everybody on the page is asked for once more before it is given out; who may not"
              + " be reached is left out, so numbers may be missing. Only after you accepted the"
              + " order. Sample orders have made-up people.")
  ResponseEntity<PartnerWeb.Page<RecipientView>> list(
      PartnerCaller caller,
      @Parameter(example = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") @PathVariable String id,
      @Parameter(description = "Of the link `next`") @RequestParam(required = false) String cursor,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit) {
    Order order = orders.get(caller, id);
    OwnOrders.mustBeTaken(order);
    int size = Cursor.limit(limit);
    int after = (int) Math.min(Integer.MAX_VALUE, Cursor.number(cursor));
    List<PackedRecipient> page = packing.page(order.id(), after, size);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new PartnerWeb.Page<>(
                page.stream().map(RecipientView::of).toList(),
                page.size() < size
                    ? null
                    : Cursor.link(
                        "/partner/v1/orders/" + order.code() + "/recipients",
                        "cursor",
                        Cursor.of(page.get(page.size() - 1).no()),
                        "limit",
                        size)));
  }

  /** One piece of a package. */
  @Snake
  @Schema(name = "Recipient", description = "Personal data: for this order only")
  record RecipientView(
      @Schema(example = "r17", description = "How both of us call this person") String recipient,
      @Schema(example = "Ada Example") String name,
      String company,
      @Schema(example = "Example Street 1") String addressLine1,
      String addressLine2,
      @Schema(example = "10115") String postalCode,
      @Schema(example = "Berlin") String city,
      @Schema(example = "DE") String country,
      @Schema(example = "de") String language,
      @Schema(description = "Only of call orders", example = "+4930123456") String phone,
      @Schema(example = "Europe/Berlin") String timeZone) {

    /** Whether it is a seed is for us to know. */
    static RecipientView of(PackedRecipient packed) {
      return new RecipientView(
          packed.ref(),
          packed.name(),
          packed.company(),
          packed.addressLine1(),
          packed.addressLine2(),
          packed.postalCode(),
          packed.city(),
          packed.country(),
          packed.language(),
          packed.phone(),
          packed.timeZone());
    }

    /** Without the person, so that no log can hold them. */
    @Override
    public String toString() {
      return "RecipientView[" + recipient + "]";
    }
  }
}
