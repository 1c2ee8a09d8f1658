package io.rondo.integrations.api;

import io.rondo.workers.conversation.Conversation;
import io.rondo.workers.conversation.CustomerConversations;
import io.rondo.workers.conversation.WhyNot;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The conversation with one customer, and why they were reached or not. */
@RestController
@Tag(name = "Conversations", description = "Everything that passed between a customer and us")
class ConversationController {

  private final CustomerConversations conversations;

  ConversationController(CustomerConversations conversations) {
    this.conversations = conversations;
  }

  @GetMapping(
      path = "/api/customers/{number}/conversation",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Read the conversation with one customer",
      description =
          "Every touch and every answer over all channels, the oldest first, with why each was"
              + " sent or not and the consent at that moment; what they answered when"
              + " asked and their stage of life; the cases, the times in which"
              + " marketing left them in peace, and the processes that run for them now.")
  ResponseEntity<Conversation> conversation(
      @Parameter(example = "c00001") @PathVariable String number) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(conversations.of(number));
  }

  @GetMapping(path = "/api/customers/{number}/why", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Ask why a customer was, or was not, reached by a campaign")
  ResponseEntity<WhyNot> why(
      @Parameter(example = "c00001") @PathVariable String number,
      @Parameter(description = "The code of the campaign", example = "C-2026-0001") @RequestParam
          String campaign) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(conversations.why(number, campaign.strip()));
  }
}
