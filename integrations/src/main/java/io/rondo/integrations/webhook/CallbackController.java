package io.rondo.integrations.webhook;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.rondo.integrations.partners.PartnerProblem;
import io.rondo.workers.fulfilment.Signals;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.response.ShortMessage;
import io.rondo.workers.response.ShortMessages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where partners post what they did, signed by Standard Webhooks: stored under its own id, and only
 * then answered. What it means is decided afterwards.
 */
@RestController
@Tag(name = "Callbacks", description = "What partners tell, signed by Standard Webhooks")
class CallbackController {

  private final CallbackProof proof;
  private final Signals signals;
  private final DraftFiles files;
  private final Partners partners;
  private final ShortMessages shortMessages;
  private final WebhookSettings settings;

  CallbackController(
      CallbackProof proof,
      Signals signals,
      DraftFiles files,
      Partners partners,
      ShortMessages shortMessages,
      WebhookSettings settings) {
    this.proof = proof;
    this.signals = signals;
    this.files = files;
    this.partners = partners;
    this.shortMessages = shortMessages;
    this.settings = settings;
  }

  @PostMapping(
      path = "/partner/v1/callbacks/{partner}",
      consumes = MediaType.APPLICATION_JSON_VALUE)
  @SecurityRequirements
  @Operation(
      summary = "Tell what you did",
      description =
          "Sign with your signing secret (there is one for live orders and one for the sandbox):"
              + " headers webhook-id, webhook-timestamp and webhook-signature. The same webhook-id again is answered with 200 and has no"
              + " effect, so send again whatever you are not sure of. Types: order.state,"
              + " order.draft, order.recipients, order.cost, order.returns, order.comment,"
              + " call.outcome, and sms.received with {from, to, text} in data (call centres only)."
              + " Answered as soon as it is stored; what came of it stands in the"
              + " events of the order.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      examples =
                          @ExampleObject(
                              """
                              {"type":"order.state","timestamp":"2026-11-02T09:00:00Z",
                               "data":{"order":"po_01JBNQ5V0X6T3M8Z2R4K7C9DHE",
                                       "state":"in_production"}}
                              """))))
  @ApiResponse(responseCode = "202", description = "Stored")
  @ApiResponse(responseCode = "200", description = "Known: nothing happened")
  @ApiResponse(responseCode = "401", description = "Not signed by this partner, or too old")
  @ApiResponse(responseCode = "413", description = "Longer than 64 KB")
  @ApiResponse(responseCode = "422", description = "Signed, but not understood; errors says where")
  @ApiResponse(responseCode = "503", description = "Not now; Retry-After says when")
  ResponseEntity<Void> take(
      @PathVariable("partner") String partner, @Parameter(hidden = true) HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(settings.most() + 1);
    if (body.length > settings.most()) {
      throw PartnerProblem.of(
          HttpStatus.PAYLOAD_TOO_LARGE,
          "too_long",
          "The request is too long",
          "A callback may have %d bytes. Nothing was stored.".formatted(settings.most()));
    }
    String id = request.getHeader("webhook-id");
    CallbackProof.Signer signer =
        proof
            .signer(
                partner,
                id,
                request.getHeader("webhook-timestamp"),
                request.getHeader("webhook-signature"),
                body)
            .orElseThrow(CallbackController::unsigned);
    ObjectNode event = Callback.event(body);
    boolean isNew =
        ShortMessageCallback.is(event)
            ? passedOn(partner, signer, ShortMessageCallback.read(id, event))
            : signals.store(files.found(Callback.read(signer, id, event)));
    return ResponseEntity.status(isNew ? HttpStatus.ACCEPTED : HttpStatus.OK).build();
  }

  /** Whoever is trusted with calls may say what people wrote back; in the sandbox nobody did. */
  private boolean passedOn(String code, CallbackProof.Signer signer, ShortMessage message) {
    if (partners.find(code).map(Partner::kind).orElse(null) != PartnerKind.CALL_CENTRE) {
      throw PartnerProblem.unreadable(
          "/type", "not_allowed", "is told by call centres only; ask who runs Rondo");
    }
    return signer.test() || shortMessages.receive(code, message);
  }

  private static PartnerProblem unsigned() {
    return PartnerProblem.of(
            HttpStatus.UNAUTHORIZED,
            "unsigned",
            "Not signed",
            "The signature is missing, wrong, or more than five minutes off. Sign id, time and the"
                + " very bytes of the body with your signing secret (Standard Webhooks).")
        .with(HttpHeaders.WWW_AUTHENTICATE, "Webhook-Signature");
  }
}
