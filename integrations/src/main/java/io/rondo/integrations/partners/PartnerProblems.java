package io.rondo.integrations.partners;

import io.rondo.workers.asset.AssetRefused;
import io.rondo.workers.asset.OffsetWrong;
import io.rondo.workers.asset.UnknownAsset;
import io.rondo.workers.asset.UploadBrokeOff;
import io.rondo.workers.database.DatabaseAway;
import io.rondo.workers.fulfilment.OrderChangedMeanwhile;
import io.rondo.workers.fulfilment.OrderRefused;
import io.rondo.workers.fulfilment.ScrubRefused;
import io.rondo.workers.fulfilment.SignalRefused;
import io.rondo.workers.fulfilment.UnknownOrder;
import io.rondo.workers.partner.UnknownWebhook;
import io.rondo.workers.partner.WebhookRefused;
import io.rondo.workers.reseller.KitRefused;
import io.rondo.workers.reseller.LeadRefused;
import io.rondo.workers.reseller.ReferralRefused;
import io.rondo.workers.reseller.UnknownKit;
import io.rondo.workers.reseller.UnknownLead;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Every error of the partner API as problem details. Never a stack trace, never what somebody sent,
 * and the same words for what is unknown and what is another partner's.
 */
@RestControllerAdvice({
  "io.rondo.integrations.partners",
  "io.rondo.integrations.webhook",
  "io.rondo.integrations.print"
})
@Order(Ordered.HIGHEST_PRECEDENCE)
class PartnerProblems {

  private static final Logger LOG = LoggerFactory.getLogger(PartnerProblems.class);

  @ExceptionHandler
  ResponseEntity<PartnerProblem.Body> refused(PartnerProblem problem) {
    return ProblemWriter.answer(problem);
  }

  @ExceptionHandler({
    UnknownAsset.class,
    UnknownOrder.class,
    UnknownWebhook.class,
    UnknownLead.class,
    UnknownKit.class
  })
  ResponseEntity<PartnerProblem.Body> unknown(RuntimeException unknown) {
    return ProblemWriter.answer(PartnerProblem.unknown());
  }

  @ExceptionHandler({SignalRefused.class, OrderRefused.class})
  ResponseEntity<PartnerProblem.Body> unreadable(RuntimeException refused) {
    return ProblemWriter.answer(
        PartnerProblem.of(
            HttpStatus.UNPROCESSABLE_ENTITY,
            "unreadable",
            "The request is not understood",
            refused.getMessage()));
  }

  @ExceptionHandler({LeadRefused.class, ReferralRefused.class})
  ResponseEntity<PartnerProblem.Body> conflict(RuntimeException refused) {
    return ProblemWriter.answer(
        PartnerProblem.of(HttpStatus.CONFLICT, "refused", "It cannot be", refused.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<PartnerProblem.Body> refused(KitRefused refused) {
    return ProblemWriter.answer(
        PartnerProblem.unreadable(
            refused.problems().entrySet().stream()
                .map(
                    problem ->
                        new PartnerProblem.Place(
                            problem.getKey().isEmpty()
                                ? "/fields"
                                : "/fields/"
                                    + problem.getKey().replace("~", "~0").replace("/", "~1"),
                            "not_allowed",
                            problem.getValue()))
                .toList()));
  }

  @ExceptionHandler
  ResponseEntity<PartnerProblem.Body> notReady(ScrubRefused refused) {
    return ProblemWriter.answer(
        PartnerProblem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "not_ready",
                "Not ready",
                "The order cannot go out now; we know and work on it.")
            .with(HttpHeaders.RETRY_AFTER, "3600"));
  }

  @ExceptionHandler
  ResponseEntity<PartnerProblem.Body> changed(OrderChangedMeanwhile changed) {
    return ProblemWriter.answer(
        PartnerProblem.of(
            HttpStatus.PRECONDITION_FAILED,
            "changed_meanwhile",
            "It changed since you read it",
            changed.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<PartnerProblem.Body> refused(WebhookRefused refused) {
    return ProblemWriter.answer(
        refused.field().equals("state")
            ? PartnerProblem.of(
                HttpStatus.CONFLICT, "webhook_disabled", "Not now", refused.getMessage())
            : PartnerProblem.unreadable(
                "/" + refused.field(), "not_allowed", refused.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<PartnerProblem.Body> refused(AssetRefused refused) {
    HttpStatus status =
        switch (refused.why()) {
          case QUOTA, CLOSED -> HttpStatus.CONFLICT;
          default -> HttpStatus.UNPROCESSABLE_ENTITY;
        };
    return ProblemWriter.answer(
        PartnerProblem.of(
            status,
            "file_" + refused.why().name().toLowerCase(java.util.Locale.ROOT),
            "The file is not taken",
            refused.getMessage()));
  }

  @ExceptionHandler
  ResponseEntity<PartnerProblem.Body> wrong(OffsetWrong wrong) {
    return ProblemWriter.answer(
        PartnerProblem.of(HttpStatus.CONFLICT, "offset_wrong", "Another offset", wrong.getMessage())
            .with("Upload-Offset", Long.toString(wrong.offset())));
  }

  @ExceptionHandler
  ResponseEntity<PartnerProblem.Body> broke(UploadBrokeOff broken) {
    return ProblemWriter.answer(
        PartnerProblem.of(
                HttpStatus.BAD_REQUEST, "broke_off", "The piece broke off", broken.getMessage())
            .with("Upload-Offset", Long.toString(broken.offset())));
  }

  /**
   * A database that is away, what the web layer refuses by itself (a missing part, a wrong type),
   * or a fault of ours.
   */
  @ExceptionHandler
  ResponseEntity<PartnerProblem.Body> other(Exception e) {
    if (DatabaseAway.caused(e)) {
      LOG.warn("The database did not answer the partner API: {}", e.getClass().getSimpleName());
      return ProblemWriter.answer(PartnerProblem.away());
    }
    if (e instanceof MissingRequestHeaderException missing) {
      return ProblemWriter.answer(missing(missing.getHeaderName()));
    }
    if (e instanceof ErrorResponse refused) {
      return ProblemWriter.answer(ofWeb(refused));
    }
    if (e instanceof org.springframework.beans.TypeMismatchException
        || e instanceof org.springframework.http.converter.HttpMessageNotReadableException) {
      return ProblemWriter.answer(malformed());
    }
    if (e instanceof IOException || e instanceof UncheckedIOException) {
      return ProblemWriter.answer(
          PartnerProblem.of(
              HttpStatus.BAD_REQUEST,
              "broke_off",
              "The request broke off",
              "The body could not be read to its end."));
    }
    PartnerProblem fault =
        PartnerProblem.of(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "fault",
            "Something went wrong",
            "The fault is ours and was noted; instance is its number.");
    ResponseEntity<PartnerProblem.Body> answer = ProblemWriter.answer(fault);
    LOG.error("The partner API failed, {}", answer.getBody().instance(), e);
    return answer;
  }

  private static PartnerProblem missing(String header) {
    if (header.equalsIgnoreCase("If-Match")) {
      return PartnerProblem.of(
          HttpStatus.PRECONDITION_REQUIRED,
          "if_match_missing",
          "Which version?",
          "Send the ETag that you read as If-Match, so that nobody's change is lost.");
    }
    return PartnerProblem.of(
        HttpStatus.BAD_REQUEST,
        "header_missing",
        "A header is missing",
        "This request needs the header " + header + ".");
  }

  /** The web layer's own words may repeat the request; only its status is kept. */
  static PartnerProblem ofWeb(ErrorResponse refused) {
    HttpStatus status = HttpStatus.valueOf(refused.getStatusCode().value());
    PartnerProblem problem =
        switch (status) {
          case NOT_FOUND -> PartnerProblem.unknown();
          case METHOD_NOT_ALLOWED ->
              PartnerProblem.of(
                  status,
                  "method_not_allowed",
                  "Not this method",
                  "This address does not take this method; see /partner/v1/openapi.json.");
          case UNSUPPORTED_MEDIA_TYPE ->
              PartnerProblem.of(
                  status,
                  "content_type",
                  "Not this content type",
                  "This address takes another content type; see /partner/v1/openapi.json.");
          case NOT_ACCEPTABLE ->
              PartnerProblem.of(
                  status, "not_acceptable", "Not this format", "This address answers with JSON.");
          default -> malformed();
        };
    refused
        .getHeaders()
        .forEach(
            (name, values) -> {
              if (name.equalsIgnoreCase("Allow")) {
                problem.with(name, String.join(", ", values));
              }
            });
    return problem;
  }

  private static PartnerProblem malformed() {
    return PartnerProblem.of(
        HttpStatus.BAD_REQUEST,
        "malformed",
        "The request is malformed",
        "It lacks something or is not well formed; see /partner/v1/openapi.json.");
  }
}
