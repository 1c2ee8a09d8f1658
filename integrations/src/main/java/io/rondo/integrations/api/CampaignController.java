package io.rondo.integrations.api;

import io.rondo.workers.campaign.Campaign;
import io.rondo.workers.campaign.Campaigns;
import io.rondo.workers.insight.Result;
import io.rondo.workers.insight.Results;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Campaigns and what they brought, to read. */
@RestController
@Tag(name = "Campaigns", description = "Campaigns and their results")
class CampaignController {

  private static final int MOST = 1000;

  private final Campaigns campaigns;
  private final Results results;

  CampaignController(Campaigns campaigns, Results results) {
    this.campaigns = campaigns;
    this.results = results;
  }

  @GetMapping(path = "/api/campaigns", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "List campaigns, newest first")
  List<CampaignLine> list(
      @Parameter(description = "At most so many, 1 to 1000") @RequestParam(defaultValue = "100")
          int limit) {
    return campaigns.all().stream()
        .limit(Math.max(1, Math.min(limit, MOST)))
        .map(CampaignLine::of)
        .toList();
  }

  @GetMapping(path = "/api/campaigns/{code}/result", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Read a result as of now",
      description =
          "Counts are people, not events; people of a cell are all who were dealt into it, sent or"
              + " not. Lift is the difference to the hold-out with its 95 % interval; enough is"
              + " false where there is not enough data for one.")
  @ApiResponse(responseCode = "200", description = "The result")
  @ApiResponse(
      responseCode = "404",
      description = "No campaign has this code",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problems.ProblemBody.class)))
  Result result(@Parameter(example = "C-2026-0001") @PathVariable String code) {
    return results.of(code);
  }

  /** A campaign in one line. */
  record CampaignLine(
      String code,
      String name,
      String status,
      String outcome,
      boolean paused,
      String author,
      String audience,
      Instant sendAt,
      Instant windowEndsAt,
      Instant createdAt,
      Instant closedAt) {

    static CampaignLine of(Campaign campaign) {
      return new CampaignLine(
          campaign.code(),
          campaign.name(),
          campaign.status().text(),
          campaign.outcome(),
          campaign.paused(),
          campaign.author(),
          campaign.audience(),
          campaign.sendAt(),
          campaign.windowEndsAt(),
          campaign.createdAt(),
          campaign.closedAt());
    }
  }
}
