package io.rondo.integrations.partners;

import io.rondo.workers.fulfilment.DoNotContact;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.partner.PartnerCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who must not be contacted any more; people are named by their recipients only. */
@RestController
@Needs("suppressions")
@Tag(name = "Suppressions")
class SuppressionController {

  private static final String PATH = "/partner/v1/suppressions";

  private final OwnOrders orders;
  private final DoNotContact doNotContact;

  SuppressionController(OwnOrders orders, DoNotContact doNotContact) {
    this.orders = orders;
    this.doNotContact = doNotContact;
  }

  @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "List whom you must not contact any more",
      description =
          "Recipients of your orders who were taken out: contact none of them, whatever you have"
              + " prepared already.")
  PartnerWeb.Page<SuppressionView> list(
      PartnerCaller caller,
      @Parameter(description = "Only those since", example = "2026-11-01T00:00:00Z")
          @RequestParam(required = false)
          @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
          Instant since,
      @Parameter(description = "Of the link `next`") @RequestParam(required = false) String cursor,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit) {
    int size = Cursor.limit(limit);
    List<DoNotContact.Entry> found =
        doNotContact.page(
            caller.partnerId(), caller.test(), since, Cursor.number(cursor), size + 1);
    boolean more = found.size() > size;
    List<DoNotContact.Entry> page = more ? found.subList(0, size) : found;
    return new PartnerWeb.Page<>(
        page.stream().map(SuppressionView::of).toList(),
        more
            ? Cursor.link(
                PATH, "since", since, "cursor", Cursor.of(page.get(size - 1).id()), "limit", size)
            : null);
  }

  @PostMapping(
      path = PATH,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Tell that a person wants no more of it",
      description =
          "Takes effect at once and in every campaign: by the channel of the order, or by all of"
              + " them with `everywhere`.")
  Suppressed tell(
      PartnerCaller caller,
      @Parameter(description = "Yours, new for each person", example = "stop-7")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key,
      @RequestBody NewSuppression body) {
    new Checks()
        .required("/order", body.order())
        .required("/recipient", body.recipient())
        .allowed(
            "/recipient",
            body.recipient() == null || body.recipient().matches("r[1-9][0-9]{0,8}"),
            "is r and a number, for example r17")
        .pass();
    Order order = orders.get(caller, body.order());
    int number = Integer.parseInt(body.recipient().substring(1));
    if (!doNotContact.tell(order, number, Boolean.TRUE.equals(body.everywhere()))) {
      throw PartnerProblem.unknown();
    }
    return new Suppressed(order.code(), body.recipient());
  }

  /** Somebody who wants no more of it. */
  @Snake
  record NewSuppression(
      @Schema(
              example = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String order,
      @Schema(example = "r17", requiredMode = Schema.RequiredMode.REQUIRED) String recipient,
      @Schema(description = "By all channels, not only by that of the order") Boolean everywhere) {}

  /** It is so from now on. */
  @Snake
  record Suppressed(
      @Schema(example = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") String order,
      @Schema(example = "r17") String recipient) {}

  /** Somebody not to be contacted. */
  @Snake
  @Schema(name = "Suppression")
  record SuppressionView(
      @Schema(example = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") String order,
      @Schema(example = "r17") String recipient,
      @Schema(example = "unsubscribed") String reason,
      Instant at) {

    static SuppressionView of(DoNotContact.Entry entry) {
      return new SuppressionView(entry.orderCode(), entry.recipient(), entry.reason(), entry.at());
    }
  }
}
