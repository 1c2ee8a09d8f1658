package io.rondo.integrations.partners;

import io.rondo.workers.call.CallEntry;
import io.rondo.workers.call.CallLists;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.partner.PartnerCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
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

/** Call lists, and what came of the calls. */
@RestController
@Needs("calls")
@Tag(name = "Calls")
class CallController {

  private final OwnOrders orders;
  private final CallLists lists;
  private final Telling telling;

  CallController(OwnOrders orders, CallLists lists, Telling telling) {
    this.orders = orders;
    this.lists = lists;
    this.telling = telling;
  }

  @GetMapping(path = "/partner/v1/orders/{id}/calls", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Fetch the call list of an order",
      description =
          "Personal data: call within the window of each person, and fetch anew before you go on:"
              + " who must not be called any more has no number. Only after you accepted the order.")
  ResponseEntity<PartnerWeb.Page<CallView>> list(
      PartnerCaller caller,
      @Parameter(example = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") @PathVariable String id,
      @Parameter(description = "Of the link `next`") @RequestParam(required = false) String cursor,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit) {
    Order order = orders.get(caller, id);
    OwnOrders.mustBeTaken(order);
    int size = Cursor.limit(limit);
    int after = (int) Math.min(Integer.MAX_VALUE, Cursor.number(cursor));
    List<CallEntry> page = lists.page(caller, order.code(), after, size);
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new PartnerWeb.Page<>(
                page.stream().map(CallView::of).toList(),
                page.size() < size
                    ? null
                    : Cursor.link(
                        "/partner/v1/orders/" + order.code() + "/calls",
                        "cursor",
                        Cursor.of(page.get(page.size() - 1).no()),
                        "limit",
                        size)));
  }

  @PostMapping(
      path = "/partner/v1/calls",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Report a call",
      description =
          "`dnc_request` takes the number off every list at once; `callback` needs `callback_at`;"
              + " `sale` may say the amount.")
  @ApiResponse(responseCode = "200", description = "What became of it")
  @ApiResponse(responseCode = "202", description = "Kept, and looked at again later")
  ResponseEntity<Telling.Outcome> report(
      PartnerCaller caller,
      @Parameter(description = "Yours, new for each call", example = "call-7")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key,
      @RequestBody NewCall call) {
    new Checks()
        .required("/order", call.order())
        .required("/recipient", call.recipient())
        .required("/attempt", call.attempt())
        .required("/started_at", call.startedAt())
        .required("/disposition", call.disposition())
        .most("/notes", call.notes(), 500)
        .most("/agent", call.agent(), 60)
        .pass();
    return Telling.answer(
        telling.tell(caller, call.order(), PartnerSignal.Kind.CALL, body(call), key));
  }

  private static Map<String, Object> body(NewCall call) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("recipient", call.recipient());
    body.put("attempt", call.attempt());
    body.put("started_at", call.startedAt().toString());
    put(body, "duration_s", call.durationS());
    body.put("disposition", call.disposition());
    put(body, "callback_at", call.callbackAt() == null ? null : call.callbackAt().toString());
    put(body, "agent", call.agent());
    put(body, "notes", call.notes());
    put(body, "amount_minor", call.amountMinor());
    put(body, "currency", call.currency());
    return body;
  }

  private static void put(Map<String, Object> body, String field, Object value) {
    if (value != null) {
      body.put(field, value);
    }
  }

  /** What came of a call. */
  @Snake
  record NewCall(
      @Schema(
              example = "po_01KAQ3E5T2M8W6R4Y0XZ9B7C1D",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String order,
      @Schema(example = "r17", requiredMode = Schema.RequiredMode.REQUIRED) String recipient,
      @Schema(example = "1", requiredMode = Schema.RequiredMode.REQUIRED) Integer attempt,
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Instant startedAt,
      @Schema(example = "65", description = "Seconds") Integer durationS,
      @Schema(
              example = "callback",
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = {
                "sale",
                "interested",
                "callback",
                "no_answer",
                "busy",
                "voicemail",
                "wrong_number",
                "disconnected",
                "refused",
                "dnc_request",
                "language",
                "deceased",
                "abandoned"
              })
          String disposition,
      @Schema(description = "Of `callback`: when the person wants to be called") Instant callbackAt,
      @Schema(example = "agent-12", maxLength = 60) String agent,
      @Schema(maxLength = 500) String notes,
      @Schema(description = "Of `sale`", example = "4900") Long amountMinor,
      @Schema(description = "Of `sale`", example = "EUR") String currency) {

    /** Without what was said, so that no log can hold it. */
    @Override
    public String toString() {
      return "NewCall[" + recipient + "]";
    }
  }

  /** Somebody to call. */
  @Snake
  @Schema(name = "CallEntry", description = "Personal data: for this order only")
  record CallView(
      @Schema(example = "r17") String recipient,
      @Schema(description = "Absent when nobody calls this person any more") String name,
      @Schema(
              example = "+4930123456",
              description = "Absent when nobody calls this person any more")
          String phone,
      @Schema(example = "de") String language,
      @Schema(example = "Europe/Berlin") String timeZone,
      @Schema(description = "When the next call may begin") Instant windowStart,
      @Schema(description = "When it is too late") Instant windowEnd,
      @Schema(example = "1", description = "1 is first") int priority,
      ScriptView script,
      @Schema(example = "0") int attempts,
      @Schema(example = "3") int maxAttempts,
      @Schema(example = "open", description = "open, callback, done, failed or withdrawn")
          String state,
      @Schema(description = "What was promised") Instant callbackAt) {

    static CallView of(CallEntry entry) {
      return new CallView(
          entry.recipient(),
          entry.name(),
          entry.phone(),
          entry.language(),
          entry.timeZone(),
          entry.windowStart(),
          entry.windowEnd(),
          entry.priority(),
          entry.script() == null
              ? null
              : new ScriptView(
                  entry.script().name(), entry.script().version(), entry.script().text()),
          entry.attempts(),
          entry.maxAttempts(),
          entry.state(),
          entry.callbackAt());
    }

    /** Without the person, so that no log can hold them. */
    @Override
    public String toString() {
      return "CallView[" + recipient + "]";
    }
  }

  /** What a caller says. */
  @Snake
  @Schema(name = "CallScript")
  record ScriptView(
      @Schema(example = "spring-call") String name,
      @Schema(example = "2") int version,
      String text) {}
}
