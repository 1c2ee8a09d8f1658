package io.rondo.integrations.print.xjmf;

import io.rondo.integrations.print.Bounded;
import io.rondo.integrations.print.Unreadable;
import io.rondo.integrations.print.answer.XjmfAnswers;
import io.rondo.workers.fulfilment.Order;
import io.rondo.workers.fulfilment.PartnerSignal;
import io.rondo.workers.fulfilment.Signals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirements;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where vendors signal how far a job is. The address is the proof; what it says is stored before it
 * is answered, and only about the job that the address is for.
 */
@RestController
@Tag(name = "Callbacks")
class XjmfController {

  private static final int MOST = 1 << 20;

  private final ReturnAddresses addresses;
  private final Signals signals;
  private final Clock clock;

  XjmfController(ReturnAddresses addresses, Signals signals, Clock clock) {
    this.addresses = addresses;
    this.signals = signals;
    this.clock = clock;
  }

  @PostMapping("/partner/v1/xjmf/{partner}/{token}")
  @SecurityRequirements
  @Operation(
      summary = "Signal how far a job is (XJMF 2)",
      description =
          "The address stands in the ticket as ReturnJMF. Status signals, notifications and"
              + " returned queue entries are understood; a document type is refused.")
  ResponseEntity<Object> signal(
      @PathVariable String partner, @PathVariable String token, HttpServletRequest request)
      throws IOException {
    Optional<Order> order = addresses.order(partner, token);
    if (order.isEmpty()) {
      return problem(HttpStatus.NOT_FOUND, "There is nothing at this address.");
    }
    try {
      byte[] body = Bounded.read(request.getInputStream(), MOST);
      List<PartnerSignal> told =
          XjmfAnswers.read(
              order.get().partnerId(), "xjmf", order.get().code(), body, clock.instant());
      told.forEach(signals::store);
      return ResponseEntity.noContent().build();
    } catch (Unreadable e) {
      return problem(HttpStatus.BAD_REQUEST, e.getMessage());
    } catch (DataAccessException | TransactionException e) {
      return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
          .header(HttpHeaders.RETRY_AFTER, "30")
          .body(
              ProblemDetail.forStatusAndDetail(
                  HttpStatus.SERVICE_UNAVAILABLE, "It could not be stored. Send it again later."));
    }
  }

  private static ResponseEntity<Object> problem(HttpStatus status, String detail) {
    return ResponseEntity.status(status).body(ProblemDetail.forStatusAndDetail(status, detail));
  }
}
