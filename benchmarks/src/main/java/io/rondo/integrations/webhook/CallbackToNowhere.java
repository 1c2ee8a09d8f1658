package io.rondo.integrations.webhook;

import io.rondo.workers.fulfilment.PartnerSignal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The same endpoint as {@link CallbackController}, which verifies and reads, and stores nothing.
 */
@RestController
class CallbackToNowhere {

  private final CallbackProof proof;
  private final WebhookSettings settings;

  CallbackToNowhere(CallbackProof proof, WebhookSettings settings) {
    this.proof = proof;
    this.settings = settings;
  }

  @PostMapping("/nowhere/v1/callbacks/{partner}")
  ResponseEntity<Void> take(@PathVariable("partner") String partner, HttpServletRequest request)
      throws IOException {
    byte[] body = request.getInputStream().readNBytes(settings.most() + 1);
    String id = request.getHeader("webhook-id");
    Optional<CallbackProof.Signer> signer =
        proof.signer(
            partner,
            id,
            request.getHeader("webhook-timestamp"),
            request.getHeader("webhook-signature"),
            body);
    if (signer.isEmpty()) {
      return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
    }
    PartnerSignal signal = Callback.read(signer.get(), id, Callback.event(body));
    return ResponseEntity.status(signal.id().isEmpty() ? HttpStatus.OK : HttpStatus.ACCEPTED)
        .build();
  }
}
