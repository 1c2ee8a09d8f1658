package io.rondo.integrations.api;

import io.rondo.workers.campaign.UnknownCampaign;
import io.rondo.workers.customer.ImportRefused;
import io.rondo.workers.customer.UnknownCustomer;
import io.rondo.workers.database.DatabaseAway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.multipart.MultipartException;

/**
 * Every error of the API as problem details (RFC 9457): a title, a sentence, and where in the
 * request. Never a stack trace, never what somebody sent.
 */
@RestControllerAdvice(basePackageClasses = Problems.class)
class Problems {

  private static final String MALFORMED =
      "The request lacks something or is not well formed; see /api/openapi.";
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Problem problem) {
    ProblemDetail body = detail(problem.status(), problem.title(), problem.getMessage());
    if (!problem.places().isEmpty()) {
      body.setProperty("errors", problem.places());
    }
    return answer(body);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(UnknownCampaign unknown) {
    return answer(
        detail(HttpStatus.NOT_FOUND, "Unknown campaign", "There is no campaign with this code."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unknown(UnknownCustomer unknown) {
    return answer(
        detail(HttpStatus.NOT_FOUND, "Unknown customer", "There is no customer of that number."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ImportRefused refused) {
    return answer(
        detail(HttpStatus.UNPROCESSABLE_ENTITY, "The file was not imported", refused.getMessage()));
  }

  /**
   * A database that is away, what the web layer refuses by itself (a missing part, a wrong type),
   * or a fault of ours.
   */
  @ExceptionHandler
  ResponseEntity<ProblemDetail> other(Exception e) {
    if (DatabaseAway.caused(e)) {
      return later(e);
    }
    if (e instanceof ErrorResponse refused) {
      return answer(ofWeb(refused));
    }
    if (e instanceof TypeMismatchException || e instanceof MultipartException) {
      return answer(badRequest());
    }
    if (e instanceof IOException || e instanceof UncheckedIOException) {
      return answer(
          detail(
              HttpStatus.BAD_REQUEST,
              "The request broke off",
              "The body could not be read to its end."));
    }
    ProblemDetail fault =
        detail(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Something went wrong",
            "The fault is ours and was noted; instance is its number.");
    LOG.error("The API failed, {}", fault.getInstance(), e);
    return answer(fault);
  }

  /** The web layer's own words may repeat the request; only its status is kept. */
  static ProblemDetail ofWeb(ErrorResponse refused) {
    HttpStatus status = HttpStatus.valueOf(refused.getStatusCode().value());
    String hint =
        switch (status) {
          case NOT_FOUND -> "There is no such endpoint; /api/openapi lists them.";
          case METHOD_NOT_ALLOWED -> "This endpoint does not take this method.";
          case UNSUPPORTED_MEDIA_TYPE -> "This endpoint does not take this content type.";
          case NOT_ACCEPTABLE -> "This endpoint answers with JSON.";
          default -> MALFORMED;
        };
    return detail(status, status.getReasonPhrase(), hint);
  }

  /** The instance is a number of its own: the path may name a person. */
  static ProblemDetail detail(HttpStatus status, String title, String detail) {
    ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
    body.setTitle(title);
    body.setInstance(URI.create("urn:uuid:" + UUID.randomUUID()));
    return body;
  }

  /** The same request later will do. */
  private static ResponseEntity<ProblemDetail> later(Exception e) {
    LOG.warn("The database did not answer the API: {}", e.getClass().getSimpleName());
    return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
        .header(HttpHeaders.RETRY_AFTER, "10")
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(
            detail(
                HttpStatus.SERVICE_UNAVAILABLE,
                "Not now",
                "The database does not answer. Send the same request again later."));
  }

  private static ProblemDetail badRequest() {
    return detail(HttpStatus.BAD_REQUEST, HttpStatus.BAD_REQUEST.getReasonPhrase(), MALFORMED);
  }

  private static ResponseEntity<ProblemDetail> answer(ProblemDetail body) {
    return ResponseEntity.status(body.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(body);
  }

  /** The body of every error, for the documentation. */
  record ProblemBody(
      String type,
      String title,
      int status,
      String detail,
      String instance,
      List<Problem.Place> errors) {}
}
