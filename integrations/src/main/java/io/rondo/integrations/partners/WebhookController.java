package io.rondo.integrations.partners;

import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.Webhook;
import io.rondo.workers.partner.WebhookMessage;
import io.rondo.workers.partner.WebhookTry;
import io.rondo.workers.partner.Webhooks;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Where a partner wants to be told, and what it was told. */
@RestController
@Needs("webhooks")
@Tag(name = "Webhooks")
class WebhookController {

  private static final String WEBHOOKS = "/partner/v1/webhooks";
  private static final String WEBHOOK = WEBHOOKS + "/{id}";
  private static final String MESSAGES = WEBHOOK + "/deliveries";
  private static final int DIGITS = 18;

  private final Webhooks webhooks;

  WebhookController(Webhooks webhooks) {
    this.webhooks = webhooks;
  }

  @GetMapping(path = WEBHOOKS, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "List your webhooks", description = "A test key sees those of the sandbox.")
  PartnerWeb.Page<WebhookView> list(PartnerCaller caller) {
    return new PartnerWeb.Page<>(
        webhooks.of(caller.partnerId()).stream()
            .filter(webhook -> webhook.test() == caller.test())
            .map(webhook -> WebhookView.of(webhook, null))
            .toList(),
        null);
  }

  @PostMapping(
      path = WEBHOOKS,
      consumes = MediaType.APPLICATION_JSON_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Be told",
      description =
          "We POST to the address what happens (Standard Webhooks: check `webhook-signature` with"
              + " the secret), again for three days until it answers 2xx. The secret is shown this"
              + " once.")
  @ApiResponse(responseCode = "201", description = "The webhook with its secret")
  ResponseEntity<WebhookView> create(
      PartnerCaller caller,
      @Parameter(description = "Yours, new for each webhook", example = "webhook-1")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key,
      @RequestBody NewWebhook body) {
    new Checks().required("/url", body.url()).pass();
    Webhooks.Created created =
        webhooks.create(
            caller.partnerId(),
            body.url(),
            body.events() == null ? List.of() : body.events(),
            caller.test());
    return ResponseEntity.created(URI.create(WEBHOOKS + "/" + created.webhook().id()))
        .cacheControl(CacheControl.noStore())
        .body(WebhookView.of(created.webhook(), created.secret()));
  }

  @GetMapping(path = WEBHOOK, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Read a webhook")
  WebhookView get(PartnerCaller caller, @Parameter(example = "12") @PathVariable String id) {
    return WebhookView.of(own(caller, id), null);
  }

  @PatchMapping(
      path = WEBHOOK,
      consumes = {MediaType.APPLICATION_JSON_VALUE, "application/merge-patch+json"},
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Change a webhook",
      description =
          "Its address, what it is told, or `state`: `disabled` tells it nothing more, `active`"
              + " begins with what waits.")
  WebhookView change(
      PartnerCaller caller,
      @Parameter(example = "12") @PathVariable String id,
      @RequestBody WebhookChange body) {
    Webhook known = own(caller, id);
    new Checks()
        .allowed(
            "/state",
            body.state() == null || body.state().matches("active|disabled"),
            "is active or disabled")
        .pass();
    if (body.url() != null || body.events() != null) {
      webhooks.change(
          caller.partnerId(),
          known.id(),
          body.url() == null ? known.url() : body.url(),
          body.events() == null ? known.events() : body.events());
    }
    if ("active".equals(body.state())) {
      webhooks.enable(caller.partnerId(), known.id());
    } else if ("disabled".equals(body.state())) {
      webhooks.disable(caller.partnerId(), known.id(), "You asked for it.");
    }
    return WebhookView.of(own(caller, id), null);
  }

  @DeleteMapping(WEBHOOK)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Delete a webhook", description = "With everything it was told.")
  void delete(PartnerCaller caller, @Parameter(example = "12") @PathVariable String id) {
    webhooks.delete(caller.partnerId(), own(caller, id).id());
  }

  @PostMapping(path = WEBHOOK + "/rotate", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Get a new secret",
      description = "For a day messages are signed with the one before as well.")
  ResponseEntity<NewSecretView> rotate(
      PartnerCaller caller,
      @Parameter(example = "12") @PathVariable String id,
      @Parameter(description = "Yours, new for each rotation", example = "rotate-1")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key) {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(new NewSecretView(webhooks.rotate(caller.partnerId(), own(caller, id).id())));
  }

  @PostMapping(path = WEBHOOK + "/ping", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Be told `webhook.ping`", description = "To try your endpoint.")
  @ApiResponse(responseCode = "202", description = "It is on its way")
  MessageRef ping(
      PartnerCaller caller,
      @Parameter(example = "12") @PathVariable String id,
      @Parameter(description = "Yours, new for each ping", example = "ping-1")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key) {
    return new MessageRef(webhooks.ping(caller.partnerId(), own(caller, id).id()));
  }

  @GetMapping(path = MESSAGES, produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "List what a webhook was told", description = "The newest first.")
  PartnerWeb.Page<MessageView> messages(
      PartnerCaller caller,
      @Parameter(example = "12") @PathVariable String id,
      @Parameter(description = "Of the link `next`") @RequestParam(required = false) String cursor,
      @Parameter(description = "1 to 200") @RequestParam(defaultValue = "50") int limit) {
    Webhook webhook = own(caller, id);
    int size = Cursor.limit(limit);
    long before = Cursor.number(cursor);
    List<WebhookMessage> page =
        webhooks.log(caller.partnerId(), webhook.id(), before == 0 ? null : before, size);
    return new PartnerWeb.Page<>(
        page.stream().map(MessageView::of).toList(),
        page.size() < size
            ? null
            : Cursor.link(
                WEBHOOKS + "/" + webhook.id() + "/deliveries",
                "cursor",
                Cursor.of(page.get(size - 1).id()),
                "limit",
                size));
  }

  @GetMapping(path = MESSAGES + "/{message}", produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "List every try to deliver a message", description = "The first one first.")
  PartnerWeb.Page<TryView> tries(
      PartnerCaller caller,
      @Parameter(example = "12") @PathVariable String id,
      @Parameter(example = "msg_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") @PathVariable String message) {
    return new PartnerWeb.Page<>(
        webhooks.tries(caller.partnerId(), own(caller, id).id(), message).stream()
            .map(TryView::of)
            .toList(),
        null);
  }

  @PostMapping(path = MESSAGES + "/{message}/replay", produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      summary = "Be told a message again",
      description = "Under the same `webhook-id`, for three more days if need be.")
  @ApiResponse(responseCode = "202", description = "It is on its way")
  MessageRef replay(
      PartnerCaller caller,
      @Parameter(example = "12") @PathVariable String id,
      @Parameter(example = "msg_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") @PathVariable String message,
      @Parameter(description = "Yours, new for each replay", example = "replay-1")
          @RequestHeader(IdempotencyFilter.HEADER)
          String key) {
    webhooks.replay(caller.partnerId(), own(caller, id).id(), message);
    return new MessageRef(message);
  }

  private Webhook own(PartnerCaller caller, String id) {
    if (id.isEmpty() || id.length() > DIGITS || !id.chars().allMatch(Character::isDigit)) {
      throw PartnerProblem.unknown();
    }
    return webhooks.get(caller.partnerId(), caller.test(), Long.parseLong(id));
  }

  /** A wish to be told. */
  @Snake
  record NewWebhook(
      @Schema(
              example = "https://partner.example/rondo",
              maxLength = 500,
              requiredMode = Schema.RequiredMode.REQUIRED)
          String url,
      @Schema(example = "[\"order.*\"]", description = "Types or groups; empty for all")
          List<String> events) {}

  /** What may be changed; absent stays. */
  @Snake
  record WebhookChange(
      @Schema(example = "https://partner.example/rondo", maxLength = 500) String url,
      @Schema(example = "[\"order.*\"]") List<String> events,
      @Schema(
              example = "active",
              allowableValues = {"active", "disabled"})
          String state) {}

  /** Where a partner is told. */
  @Snake
  @Schema(name = "Webhook")
  record WebhookView(
      @Schema(example = "12") String id,
      @Schema(example = "https://partner.example/rondo") String url,
      @Schema(example = "[\"order.*\"]") List<String> events,
      boolean test,
      @Schema(example = "active") String state,
      @Schema(description = "Why it is disabled") String disabledReason,
      @Schema(description = "Since when every try failed") Instant failingSinceAt,
      Instant rotatedAt,
      Instant createdAt,
      @Schema(example = "whsec_…", description = "Only when it was just made") String secret) {

    static WebhookView of(Webhook webhook, String secret) {
      return new WebhookView(
          Long.toString(webhook.id()),
          webhook.url(),
          webhook.events(),
          webhook.test(),
          webhook.state().text(),
          webhook.disabledReason(),
          webhook.failingSinceAt(),
          webhook.rotatedAt(),
          webhook.createdAt(),
          secret);
    }

    /** Without the secret, so that no log can hold it. */
    @Override
    public String toString() {
      return "WebhookView[id=" + id + "]";
    }
  }

  /** A secret, shown this once. */
  @Snake
  @Schema(name = "WebhookSecret")
  record NewSecretView(@Schema(example = "whsec_…") String secret) {

    /** Without the secret, so that no log can hold it. */
    @Override
    public String toString() {
      return "NewSecretView[]";
    }
  }

  /** Which message. */
  @Snake
  @Schema(name = "WebhookMessageRef")
  record MessageRef(@Schema(example = "msg_01KAQ3E5T2M8W6R4Y0XZ9B7C1D") String message) {}

  /** A message and how far it is. */
  @Snake
  @Schema(name = "WebhookMessage")
  record MessageView(
      @Schema(
              example = "msg_01KAQ3E5T2M8W6R4Y0XZ9B7C1D",
              description = "`webhook-id` on the wire; the same for every try and replay")
          String id,
      @Schema(example = "order.submitted") String type,
      @Schema(example = "delivered", description = "pending, delivered, failed or gone")
          String state,
      @Schema(example = "1") int attempts,
      Instant nextTryAt,
      @Schema(example = "200") Integer lastStatus,
      String lastError,
      Instant createdAt,
      Instant deliveredAt) {

    static MessageView of(WebhookMessage message) {
      return new MessageView(
          message.messageId(),
          message.type(),
          message.state(),
          message.attempts(),
          message.nextTryAt(),
          message.lastStatus(),
          message.lastError(),
          message.createdAt(),
          message.deliveredAt());
    }
  }

  /** A try to deliver a message. */
  @Snake
  @Schema(name = "WebhookTry")
  record TryView(
      Instant triedAt,
      @Schema(example = "200", description = "Absent when nothing answered") Integer status,
      String error,
      @Schema(example = "35") int tookMs) {

    static TryView of(WebhookTry one) {
      return new TryView(one.triedAt(), one.status(), one.error(), one.tookMs());
    }
  }
}
