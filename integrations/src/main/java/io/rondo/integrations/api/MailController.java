package io.rondo.integrations.api;

import io.rondo.workers.bounce.UnreadMail;
import io.rondo.workers.bounce.UnreadMails;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Received mails that could not be read. */
@RestController
@Tag(name = "Incoming mail")
class MailController {

  private final UnreadMails unread;

  MailController(UnreadMails unread) {
    this.unread = unread;
  }

  @GetMapping(path = "/api/mails/unread", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Read what could not be read of the incoming mail",
      description = "The newest first, at most 200 of them, each with its reason.")
  @ApiResponse(responseCode = "200", description = "What lies unread")
  Unread unread() {
    return new Unread(unread.count(), unread.open());
  }

  @PostMapping(path = "/api/mails/unread/again", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Have all of it read once more",
      description = "Lays the mails to the new ones; what still cannot be read comes back.")
  @ApiResponse(responseCode = "200", description = "How many mails")
  @ApiResponse(
      responseCode = "409",
      description = "No mailbox is set, or it cannot be opened now",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
              schema = @Schema(implementation = Problems.ProblemBody.class)))
  ReadAgain again() {
    try {
      return new ReadAgain(unread.readAgain());
    } catch (IllegalStateException e) {
      throw new Problem(
          HttpStatus.CONFLICT, "The mailbox cannot be opened", e.getMessage(), List.of());
    }
  }

  /** What lies unread. @param count of all, also beyond those listed */
  record Unread(int count, List<UnreadMail> mails) {}

  /** How many mails are read again. */
  record ReadAgain(int mails) {}
}
