package io.rondo.integrations.print.rest;

import io.rondo.integrations.partners.PartnerProblem;
import io.rondo.integrations.print.Bounded;
import io.rondo.integrations.print.Unreadable;
import io.rondo.workers.fulfilment.PartnerMessages;
import io.rondo.workers.fulfilment.PartnerMessages.Taken;
import io.rondo.workers.partner.Partner;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where print-and-mail services post their events, in their own words: proved as their mapping
 * says, stored, and only then answered. What the mapping does not explain is kept for a person: the
 * service could not do anything about it.
 */
@RestController
@Tag(name = "Callbacks")
class VendorCallbackController {

  private static final int MOST = 256 << 10;

  private final CallbackProver prover;
  private final PartnerMessages messages;

  VendorCallbackController(CallbackProver prover, PartnerMessages messages) {
    this.prover = prover;
    this.messages = messages;
  }

  @PostMapping("/partner/v1/print/{partner}")
  @SecurityRequirements
  @Operation(
      summary = "Events of a print-and-mail service, in its own words",
      description =
          "For services that are described by a mapping: its part callback says how they prove"
              + " themselves and where order, recipient and state stand in an event. The same"
              + " event again has no effect.")
  @ApiResponse(responseCode = "202", description = "Stored, or kept until its mapping is mended")
  @ApiResponse(responseCode = "200", description = "Known, or about nothing of ours")
  @ApiResponse(responseCode = "401", description = "Not proved, or too old")
  @ApiResponse(responseCode = "413", description = "Longer than 256 KB")
  @ApiResponse(responseCode = "503", description = "Not now; Retry-After says when")
  ResponseEntity<Void> take(
      @PathVariable("partner") String partner, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    byte[] body = body(request);
    Partner sender =
        prover
            .partner(partner, request::getHeader, body)
            .orElseThrow(VendorCallbackController::unproved);
    Taken taken = messages.take(sender, VendorEvents.WAY, null, body);
    boolean known = taken.stored() == 0 && taken.unread() == null;
    return ResponseEntity.status(known ? HttpStatus.OK : HttpStatus.ACCEPTED).build();
  }

  private static byte[] body(HttpServletRequest request) throws IOException {
    try {
      return Bounded.read(request.getInputStream(), MOST);
    } catch (Unreadable e) {
      throw PartnerProblem.of(
          HttpStatus.PAYLOAD_TOO_LARGE, "too_long", "The event is too long", e.getMessage());
    }
  }

  private static PartnerProblem unproved() {
    return PartnerProblem.of(
            HttpStatus.UNAUTHORIZED,
            "unauthorized",
            "Not proved",
            "The signature is missing, wrong, or more than five minutes off. Rondo checks it with"
                + " the credential callback_secret, as the mapping of the partner says.")
        .with(HttpHeaders.WWW_AUTHENTICATE, "Webhook-Signature");
  }
}
