package io.rondo.integrations.api;

import io.rondo.workers.approval.Approvals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The record of an approval, for auditors' own tools. */
@RestController
@Tag(name = "Campaigns", description = "Campaigns and their results")
class ApprovalController {

  private final Approvals approvals;

  ApprovalController(Approvals approvals) {
    this.approvals = approvals;
  }

  @GetMapping(path = "/api/campaigns/{code}/approval", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Read the record of an approval",
      description =
          "Every round with what was asked and decided in it: who signed which fingerprint when,"
              + " and why. A signature stands as long as every part that it covers has the"
              + " fingerprint that was signed. There is nothing to change it with.")
  @ApiResponse(responseCode = "200", description = "The record; no rounds before the first review")
  @ApiResponse(
      responseCode = "404",
      description = "No campaign has this code",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problems.ProblemBody.class)))
  ApprovalAnswer approval(@Parameter(example = "C-2026-0001") @PathVariable String code) {
    return ApprovalAnswer.of(approvals.record(code));
  }
}
