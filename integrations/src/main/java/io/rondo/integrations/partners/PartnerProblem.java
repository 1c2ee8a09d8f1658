package io.rondo.integrations.partners;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A request of a partner that cannot be served, told in sentences without personal data. */
public final class PartnerProblem extends RuntimeException {

  private final HttpStatus status;
  private final String code;
  private final String title;
  private final transient List<Place> places;
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  private PartnerProblem(
      HttpStatus status, String code, String title, String detail, List<Place> places) {
    super(detail, null, false, false); // an answer, not a fault: nobody reads where it was made
    this.status = status;
    this.code = code;
    this.title = title;
    this.places = List.copyOf(places);
  }

  /**
   * A problem.
   *
   * @param code lower-case letters and underscores; programs decide by it
   * @param title a few words, always the same for a code
   * @param detail what to do about it
   */
  public static PartnerProblem of(HttpStatus status, String code, String title, String detail) {
    return new PartnerProblem(status, code, title, detail, List.of());
  }

  /** What was sent is not understood, and where. */
  public static PartnerProblem unreadable(List<Place> places) {
    return new PartnerProblem(
        HttpStatus.UNPROCESSABLE_ENTITY,
        "unreadable",
        "The request is not understood",
        "Nothing was stored. See errors for the places.",
        places);
  }

  /** What was sent is not understood in one place. */
  public static PartnerProblem unreadable(String pointer, String placeCode, String detail) {
    return unreadable(List.of(new Place(pointer, placeCode, detail)));
  }

  /** There is none, or it is another partner's; nobody is told which. */
  static PartnerProblem unknown() {
    return of(
        HttpStatus.NOT_FOUND,
        "unknown",
        "Unknown",
        "There is nothing of that id, or it is not yours.");
  }

  /** The database is away: the same request later will do. */
  public static PartnerProblem away() {
    return of(
            HttpStatus.SERVICE_UNAVAILABLE,
            "away",
            "Not now",
            "The database does not answer. Send the same request again later.")
        .with(HttpHeaders.RETRY_AFTER, "10");
  }

  /** Adds a header to the answer. */
  public PartnerProblem with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  HttpStatus status() {
    return status;
  }

  String code() {
    return code;
  }

  String title() {
    return title;
  }

  List<Place> places() {
    return places;
  }

  Map<String, String> headers() {
    return headers;
  }

  /**
   * Where something is wrong, and what.
   *
   * @param pointer into the body: a JSON pointer (RFC 6901)
   * @param code programs decide by it
   */
  @Schema(name = "ProblemPlace")
  public record Place(
      @Schema(example = "/promised_at", description = "JSON pointer (RFC 6901) into the body")
          String pointer,
      @Schema(
              example = "unknown_field",
              description = "unknown_field, duplicate_field, missing, wrong_type or not_allowed")
          String code,
      @Schema(example = "is not a field of this request") String detail) {}

  /** The body of every error (RFC 9457). */
  @Schema(name = "Problem", description = "Problem details (RFC 9457)")
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record Body(
      @Schema(
              example = "urn:rondo:problem:unknown",
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "Programs decide by it; it does not change")
          String type,
      @Schema(example = "Unknown", requiredMode = Schema.RequiredMode.REQUIRED) String title,
      @Schema(example = "404", requiredMode = Schema.RequiredMode.REQUIRED) int status,
      @Schema(
              example = "There is nothing of that id, or it is not yours.",
              requiredMode = Schema.RequiredMode.REQUIRED)
          String detail,
      @Schema(
              example = "urn:uuid:870182bd-1e54-4ddb-919c-8be9fca74957",
              requiredMode = Schema.RequiredMode.REQUIRED,
              description = "The number of this answer; tell it when you ask us")
          String instance,
      List<Place> errors) {}
}
