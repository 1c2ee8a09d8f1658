package io.rondo.integrations.api;

import io.rondo.workers.response.EventReceipt;
import io.rondo.workers.response.EventReceipt.Status;
import io.rondo.workers.response.IncomingEvent;
import io.rondo.workers.response.Responses;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where shops and partners tell what customers did. */
@RestController
@Tag(
    name = "Events",
    description = "What customers did: visits, purchases, tickets, survey answers, and any other")
class EventController {

  private static final int MOST_EVENTS = 10_000;
  private static final long MOST_BYTES = 10_000_000;

  private final Responses responses;

  EventController(Responses responses) {
    this.responses = responses;
  }

  @PostMapping(path = "/api/events", consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Tell events",
      description =
          "At most 10,000 events. Each has an id of your own: the same id twice counts once, so"
              + " send again whatever you are not sure of. An unsound event is refused with its"
              + " reason and the rest goes in. Customers that are not known yet are kept and"
              + " matched when they appear.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      array = @ArraySchema(schema = @Schema(implementation = IncomingEvent.class)),
                      examples =
                          @ExampleObject(
                              """
                              [{"id":"shop-1","type":"visit","customer":"c00001"},
                               {"id":"shop-2","type":"purchase","customer":"c00001",
                                "campaign":"C-2026-0001","occurredAt":"2026-11-02T10:15:00Z",
                                "amount":29.99,"currency":"USD"},
                               {"id":"desk-1","type":"ticket","customer":"c00001",
                                "channel":"support","text":"The lamp came broken."}]
                              """))))
  @ApiResponse(responseCode = "202", description = "Stored")
  @ApiResponse(
      responseCode = "422",
      description = "A field that is not asked for, or in the wrong form; nothing was stored",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problems.ProblemBody.class)))
  EventsReport tell(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
    List<IncomingEvent> events =
        StrictJson.array(
            new Bounded(request.getInputStream(), MOST_BYTES), IncomingEvent.class, MOST_EVENTS);
    return EventsReport.of(responses.receive("api", events));
  }

  /**
   * What became of the events.
   *
   * @param unknownCustomer how many of the accepted ones name a customer that is not known yet
   */
  record EventsReport(long accepted, long duplicate, List<Refused> refused, long unknownCustomer) {

    static EventsReport of(List<EventReceipt> receipts) {
      return new EventsReport(
          count(receipts, Status.ACCEPTED),
          count(receipts, Status.DUPLICATE),
          receipts.stream()
              .filter(receipt -> receipt.status() == Status.REFUSED)
              .map(receipt -> new Refused(receipt.id(), receipt.reason()))
              .toList(),
          receipts.stream().filter(receipt -> !receipt.customerKnown()).count());
    }

    private static long count(List<EventReceipt> receipts, Status status) {
      return receipts.stream().filter(receipt -> receipt.status() == status).count();
    }
  }

  /** An event that did not go in, and why. */
  record Refused(String id, String reason) {}
}
