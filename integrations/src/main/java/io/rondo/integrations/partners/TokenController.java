package io.rondo.integrations.partners;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.KeyLocked;
import io.rondo.workers.partner.PartnerCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Access tokens for OAuth2 clients (RFC 6749 §4.4); errors as that standard has them. */
@RestController
@Tag(name = "Login")
class TokenController {

  private static final String BASIC = "basic ";

  private final KeyBook keys;
  private final AccessTokens tokens;

  TokenController(KeyBook keys, AccessTokens tokens) {
    this.keys = keys;
    this.tokens = tokens;
  }

  @PostMapping(
      path = "/partner/v1/token",
      consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
      produces = MediaType.APPLICATION_JSON_VALUE)
  @Operation(
      summary = "Get an access token",
      description =
          "Client credentials (RFC 6749 §4.4): the client's id and secret by HTTP basic or in the"
              + " form. The token holds five minutes; ask for a new one when it ends.",
      requestBody =
          @RequestBody(
              required = true,
              content =
                  @Content(
                      mediaType = MediaType.APPLICATION_FORM_URLENCODED_VALUE,
                      schema = @Schema(implementation = TokenForm.class))))
  @ApiResponse(
      responseCode = "200",
      description = "A token",
      content = @Content(schema = @Schema(implementation = TokenAnswer.class)))
  @ApiResponse(
      responseCode = "400",
      description = "Not a request for a token that this server gives",
      content = @Content(schema = @Schema(implementation = TokenRefusal.class)))
  @ApiResponse(
      responseCode = "401",
      description = "The client is not known, or its secret is another one",
      content = @Content(schema = @Schema(implementation = TokenRefusal.class)))
  @ApiResponse(
      responseCode = "429",
      description = "Too many wrong secrets; see Retry-After",
      content = @Content(schema = @Schema(implementation = TokenRefusal.class)))
  ResponseEntity<Object> token(@Parameter(hidden = true) HttpServletRequest request) {
    if (request.getQueryString() != null) {
      return refused("invalid_request", "Send everything in the form, nothing in the address.");
    }
    Optional<Client> client = client(request);
    if (!"client_credentials".equals(request.getParameter("grant_type"))) {
      return refused("unsupported_grant_type", "grant_type is client_credentials.");
    }
    if (client.isEmpty()) {
      return unauthorized("Send the client's id and secret.");
    }
    return token(client.get(), request.getParameter("scope"), request.getRemoteAddr());
  }

  private ResponseEntity<Object> token(Client client, String scope, String address) {
    Optional<PartnerCaller> caller;
    try {
      caller = keys.verifyClient(client.id(), client.secret(), address);
    } catch (KeyLocked locked) {
      return answer(HttpStatus.TOO_MANY_REQUESTS)
          .header(
              HttpHeaders.RETRY_AFTER,
              Long.toString(Math.max(1, locked.retryAfter().plusMillis(999).toSeconds())))
          .body(new TokenRefusal("invalid_client", "Too many wrong secrets; wait a while."));
    }
    if (caller.isEmpty()) {
      return unauthorized("The client is not known, or its secret is another one.");
    }
    Set<String> scopes = scopes(scope, caller.get());
    if (scopes.isEmpty()) {
      return refused("invalid_scope", "The client has not been given these scopes.");
    }
    AccessTokens.Issued issued = tokens.issue(client.id(), scopes);
    return answer(HttpStatus.OK)
        .body(
            new TokenAnswer(
                issued.token(), "Bearer", issued.life().toSeconds(), String.join(" ", scopes)));
  }

  /** All of the client's when none are asked for; empty when one is not the client's. */
  private static Set<String> scopes(String asked, PartnerCaller caller) {
    if (asked == null || asked.isBlank()) {
      return new TreeSet<>(caller.scopes());
    }
    Set<String> scopes = new TreeSet<>(Arrays.asList(asked.strip().split(" +")));
    return caller.scopes().containsAll(scopes) ? scopes : Set.of();
  }

  private record Client(String id, String secret) {}

  private static Optional<Client> client(HttpServletRequest request) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      String id = request.getParameter("client_id");
      String secret = request.getParameter("client_secret");
      return id == null || secret == null ? Optional.empty() : Optional.of(new Client(id, secret));
    }
    if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
      return Optional.empty();
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(header.substring(BASIC.length()).strip()),
              StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0
          ? Optional.empty()
          : Optional.of(
              new Client(
                  URLDecoder.decode(pair.substring(0, colon), StandardCharsets.UTF_8),
                  URLDecoder.decode(pair.substring(colon + 1), StandardCharsets.UTF_8)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ResponseEntity<Object> refused(String error, String description) {
    return answer(HttpStatus.BAD_REQUEST).body(new TokenRefusal(error, description));
  }

  private static ResponseEntity<Object> unauthorized(String description) {
    return answer(HttpStatus.UNAUTHORIZED)
        .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"rondo-partner-api\"")
        .body(new TokenRefusal("invalid_client", description));
  }

  private static ResponseEntity.BodyBuilder answer(HttpStatus status) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .header(HttpHeaders.PRAGMA, "no-cache")
        .contentType(MediaType.APPLICATION_JSON);
  }

  /** The form, for the documentation. */
  @Snake
  record TokenForm(
      @Schema(
              example = "client_credentials",
              requiredMode = Schema.RequiredMode.REQUIRED,
              allowableValues = "client_credentials")
          String grantType,
      @Schema(example = "rc_live_Ab12Cd34Ef56Gh78", description = "Not with HTTP basic")
          String clientId,
      @Schema(description = "Not with HTTP basic") String clientSecret,
      @Schema(example = "orders assets", description = "All that the client has by default")
          String scope) {}

  /** A token. */
  @Snake
  record TokenAnswer(
      @Schema(example = "eyJhbGciOiJSUzI1NiIs…") String accessToken,
      @Schema(example = "Bearer") String tokenType,
      @Schema(example = "300", description = "Seconds") long expiresIn,
      @Schema(example = "assets orders") String scope) {

    /** Without the token, so that no log can hold it. */
    @Override
    public String toString() {
      return "TokenAnswer[scope=" + scope + "]";
    }
  }

  /** Why there is no token (RFC 6749 §5.2). */
  @Snake
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record TokenRefusal(
      @Schema(example = "invalid_client") String error,
      @Schema(example = "The client is not known, or its secret is another one.")
          String errorDescription) {}
}
