package io.rondo.integrations.api;

import io.rondo.workers.insight.Comparison;
import io.rondo.workers.insight.Comparisons;
import io.rondo.workers.rehearsal.Rehearsal;
import io.rondo.workers.rehearsal.Rehearsals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was rehearsed before a release, and what happened. */
@RestController
@Tag(name = "Campaigns")
class RehearsalController {

  private final Rehearsals rehearsals;
  private final Comparisons comparisons;

  RehearsalController(Rehearsals rehearsals, Comparisons comparisons) {
    this.rehearsals = rehearsals;
    this.comparisons = comparisons;
  }

  @GetMapping(path = "/api/campaigns/{code}/rehearsal", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Read the last rehearsal, and how it compares with what happened",
      description =
          "Counts are people. The comparison is there once the campaign is released: the last"
              + " rehearsal before the release beside the ledger as it is now, cell by cell and"
              + " reason by reason.")
  @ApiResponse(responseCode = "200", description = "The rehearsal")
  @ApiResponse(
      responseCode = "404",
      description = "No campaign has this code, or it was not rehearsed yet",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problems.ProblemBody.class)))
  Rehearsed rehearsal(@Parameter(example = "C-2026-0001") @PathVariable String code) {
    Rehearsal latest =
        rehearsals
            .latest(code)
            .orElseThrow(
                () ->
                    new Problem(
                        HttpStatus.NOT_FOUND,
                        "Not rehearsed",
                        "This campaign was not rehearsed yet.",
                        List.of()));
    return new Rehearsed(latest, comparisons.of(code).orElse(null));
  }

  /** The last rehearsal. @param comparison absent before the release */
  record Rehearsed(Rehearsal rehearsal, Comparison comparison) {}
}
