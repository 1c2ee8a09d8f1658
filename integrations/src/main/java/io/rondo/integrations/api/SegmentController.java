package io.rondo.integrations.api;

import io.rondo.workers.audience.Count;
import io.rondo.workers.audience.SegmentRefused;
import io.rondo.workers.audience.Segments;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
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
import org.springframework.web.bind.annotation.RestController;

/** Counts a segment before anybody saves it. */
@RestController
@Tag(name = "Segments", description = "Who would be in an audience")
class SegmentController {

  private static final long MOST_BYTES = 20_000;

  private final Segments segments;

  SegmentController(Segments segments) {
    this.segments = segments;
  }

  @PostMapping(
      path = "/api/segments/preview",
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Count a segment",
      description =
          "A FEEL expression over customer attributes. matching: all it describes; mailable: those"
              + " of them who may be mailed today.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_JSON_VALUE,
                      schema = @Schema(implementation = Preview.class),
                      examples =
                          @ExampleObject(
                              "{\"expression\":\"recency <= 6 and (mens or womens)\"}"))))
  @ApiResponse(responseCode = "200", description = "How many")
  @ApiResponse(
      responseCode = "422",
      description = "Not understood; word and column say where (the first column is 1)",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problems.ProblemBody.class)))
  Count preview(@Parameter(hidden = true) HttpServletRequest request) throws IOException {
    Preview preview =
        StrictJson.object(new Bounded(request.getInputStream(), MOST_BYTES), Preview.class);
    if (preview.expression() == null) {
      throw Problem.unreadable("/expression", "is missing");
    }
    try {
      return segments.preview(preview.expression());
    } catch (SegmentRefused refused) {
      throw new Problem(
          HttpStatus.UNPROCESSABLE_ENTITY,
          "The segment is not understood",
          refused.getMessage(),
          List.of(
              new Problem.Place(
                  "/expression", refused.getMessage(), refused.word(), refused.column())));
    }
  }

  /** A segment to count. */
  record Preview(String expression) {}
}
