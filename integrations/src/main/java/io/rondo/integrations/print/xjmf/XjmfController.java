package io.rondo.integrations.print.xjmf;

import io.rondo.integrations.partners.PartnerProblem;
import io.rondo.integrations.print.Bounded;
import io.rondo.integrations.print.Unreadable;
import io.rondo.integrations.print.xjdf.Xjmf;
import io.rondo.integrations.print.xjdf.XjmfReader;
import io.rondo.integrations.print.xjdf.XjmfWriter;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerMessages;
import io.rondo.workers.fulfilment.PartnerMessages.Taken;
import io.rondo.workers.partner.Partners;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where vendors signal how far a job is. The address is the proof; what it says is stored before it
 * is answered, and only about the job that the address is for. What cannot be read is kept for a
 * person, and the vendor is told why.
 */
@RestController
@Tag(name = "Callbacks")
class XjmfController {

  private static final int MOST = 1 << 20;
  private static final MediaType XJMF = MediaType.parseMediaType("application/vnd.cip4-xjmf+xml");

  private final ReturnAddresses addresses;
  private final PartnerMessages messages;
  private final Partners partners;
  private final Clock clock;

  XjmfController(
      ReturnAddresses addresses, PartnerMessages messages, Partners partners, Clock clock) {
    this.addresses = addresses;
    this.messages = messages;
    this.partners = partners;
    this.clock = clock;
  }

  @PostMapping("/partner/v1/xjmf/{partner}/{token}")
  @SecurityRequirements
  @Operation(
      summary = "Signal how far a job is (XJMF 2)",
      description =
          "The address stands in the ticket as ReturnJMF. Status signals, notifications and"
              + " returned queue entries are understood; a document type is refused. What cannot"
              + " be read is kept, and staff are shown the reason that you are given.")
  @ApiResponse(responseCode = "200", description = "A command: the response says that it is done")
  @ApiResponse(responseCode = "204", description = "Signals: stored, or known before")
  @ApiResponse(responseCode = "400", description = "It cannot be read; detail says why")
  @ApiResponse(responseCode = "404", description = "There is nothing at this address")
  @ApiResponse(responseCode = "413", description = "Longer than 1 MB")
  @ApiResponse(responseCode = "503", description = "Not now; Retry-After says when")
  ResponseEntity<?> signal(
      @PathVariable("partner") String partner,
      @PathVariable("token") String token,
      @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    Order order =
        addresses
            .order(partner, token)
            .orElseThrow(
                () ->
                    PartnerProblem.of(
                        HttpStatus.NOT_FOUND,
                        "unknown",
                        "Unknown",
                        "There is nothing at this address."));
    byte[] body = body(request);
    Taken taken =
        messages.take(partners.get(order.partnerId()), XjmfMessages.WAY, order.code(), body);
    if (taken.unread() != null) {
      throw PartnerProblem.of(
          HttpStatus.BAD_REQUEST, "unreadable", "The message cannot be read", taken.unread());
    }
    if (XjmfReader.read(body).first(Xjmf.Returned.class) != null) {
      return ResponseEntity.ok()
          .contentType(XJMF)
          .body(XjmfWriter.response("ReturnQueueEntry", 0, clock.instant()));
    }
    return ResponseEntity.noContent().build();
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    try {
      return Bounded.read(request.getInputStream(), MOST);
    } catch (Unreadable e) {
      throw PartnerProblem.of(
          HttpStatus.PAYLOAD_TOO_LARGE, "too_long", "The message is too long", e.getMessage());
    }
  }
}
