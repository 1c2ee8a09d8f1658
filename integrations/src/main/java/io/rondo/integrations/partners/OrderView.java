package io.rondo.integrations.partners;

import io.rondo.workers.fulfilment.Order;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;

/** An order as its partner sees it. */
@Snake
@Schema(name = "Order", description = "What you are asked to make, and how far it is")
record OrderView(
    @Schema(example = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") String id,
    @Schema(
            example = "submitted",
            description =
                "Forward only: submitted, then accepted or rejected, in_production, produced,"
                    + " handed_over, delivered_estimated; cancelled ends it")
        String state,
    @Schema(description = "cancel_requested, cancelled or cancel_refused; absent otherwise")
        String cancellation,
    @Schema(
            description =
                "Since when another partner has what was left; then nothing that you tell has an"
                    + " effect")
        Instant replacedAt,
    @Schema(example = "letter", description = "What is wanted: copy, design, translation, …")
        String kind,
    @Schema(example = "Spring letter") String title,
    @Schema(
            example = "spring-window",
            description = "Of `kit`: which one of the catalogue; fill it to take the order")
        String kit,
    @Schema(example = "C-2026-0042", description = "The campaign; absent for sample orders")
        String campaign,
    @Schema(description = "A sample order of the sandbox: it reaches nobody and costs nothing")
        boolean test,
    @Schema(example = "Print it duplex on 100 g.") String brief,
    @Schema(example = "10000") int quantity,
    @Schema(description = "Once, in minor units", example = "15000") long setupMinor,
    @Schema(description = "For each piece, in minor units with fractions", example = "42.5")
        BigDecimal priceMinor,
    @Schema(example = "EUR") String currency,
    Instant dueAt,
    @Schema(description = "Your own number for the order", example = "J-4711") String reference,
    @Schema(description = "When you said it will be ready") Instant promisedAt,
    @Schema(description = "Why it was rejected or is late, as you said") String reason,
    @Schema(description = "How many came back") int returned,
    @Schema(description = "What you owe next: answer, draft, production, handover or recipients")
        String nextStep,
    @Schema(description = "Until when") Instant nextStepDueAt,
    Instant submittedAt,
    Instant handedOverAt,
    Instant closedAt,
    @Schema(description = "Grows with every change; also the ETag", example = "3") int version,
    Instant updatedAt) {

  /** Without the kit, which does not change. */
  static OrderView of(Order order) {
    return of(order, null);
  }

  static OrderView of(Order order, String kit) {
    return new OrderView(
        order.code(),
        order.state().text(),
        order.cancellation() == null ? null : order.cancellation().text(),
        order.replacedAt(),
        order.kind() == null ? null : order.kind().text(),
        order.title(),
        kit,
        order.campaignCode(),
        order.test(),
        order.brief(),
        order.quantity(),
        order.setupMinor(),
        order.priceMinor(),
        order.currency(),
        order.dueAt(),
        order.partnerReference(),
        order.promisedAt(),
        order.reason(),
        order.returned(),
        order.clockStep(),
        order.clockDueAt(),
        order.submittedAt(),
        order.handedOverAt(),
        order.closedAt(),
        order.version(),
        order.updatedAt());
  }
}
