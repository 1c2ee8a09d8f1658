package io.rondo.integrations.partners;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.webmvc.api.MultipleOpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

/** The description of the partner API: one OpenAPI 3.1 document, open to everybody. */
@Configuration(proxyBeanMethods = false)
class PartnerApiDescription {

  static final String GROUP = "partner";

  private static final String PROBLEM = "Problem";
  private static final Map<String, String> SCOPES = scopes();

  /** The answers that an operation may give beside its own, by status. */
  private static final Map<String, String> REFUSALS = refusals();

  private static Map<String, String> scopes() {
    Map<String, String> scopes = new LinkedHashMap<>();
    scopes.put("orders", "Read orders and tell what happens to them");
    scopes.put("assets", "Bring and fetch files");
    scopes.put("deliveries", "Fetch recipients, report what was handed over and what came back");
    scopes.put("leads", "Take leads and say what became of them");
    scopes.put("calls", "Fetch call lists and report calls");
    scopes.put("suppressions", "Say and hear who must not be contacted any more");
    scopes.put("webhooks", "Decide where to be told");
    return scopes;
  }

  private static Map<String, String> refusals() {
    Map<String, String> refusals = new LinkedHashMap<>();
    refusals.put("400", "The request is malformed, or its Idempotency-Key is missing");
    refusals.put("401", "No key or token, or one that does not hold");
    refusals.put("403", "The key lacks the scope");
    refusals.put("404", "There is nothing of that id, or it is not yours");
    refusals.put("409", "It cannot be done as things are; the detail says why");
    refusals.put("412", "It changed since you read it");
    refusals.put("413", "The body is too long");
    refusals.put("422", "The body is not understood; errors names the places");
    refusals.put("428", "If-Match is missing");
    refusals.put("429", "Too many requests, or too many wrong keys; see Retry-After");
    refusals.put("503", "Not now; see Retry-After");
    return refusals;
  }

  @Bean
  GroupedOpenApi partnerApi(@Value("${rondo.public-url:}") String publicUrl) {
    return GroupedOpenApi.builder()
        .group(GROUP)
        .displayName("Partner API")
        .packagesToScan(
            "io.rondo.integrations.partners",
            "io.rondo.integrations.webhook",
            "io.rondo.integrations.print")
        .pathsToMatch("/partner/v1/**")
        .addOperationCustomizer(
            (operation, method) -> {
              complete(operation, method);
              return operation;
            })
        .addOpenApiCustomizer(api -> complete(api, publicUrl))
        .build();
  }

  private static void complete(io.swagger.v3.oas.models.Operation operation, HandlerMethod method) {
    String scope = PartnerWeb.scope(method);
    if (scope != null) {
      operation.addSecurityItem(new SecurityRequirement().addList("key"));
      operation.addSecurityItem(new SecurityRequirement().addList("client", scope));
      String text = operation.getDescription() == null ? "" : operation.getDescription() + " ";
      operation.setDescription(text + "Needs the scope `" + scope + "`.");
    } else {
      operation.setSecurity(List.of());
    }
  }

  private static void complete(OpenAPI api, String publicUrl) {
    api.info(
            new Info()
                .title("Rondo partner API")
                .version("1")
                .description(
                    "For agencies, print vendors, call centres and resellers that fulfil content:"
                        + " take orders, bring drafts, tell what happens. Fields are snake_case,"
                        + " times are UTC (RFC 3339), money is in minor units. Reading ignores"
                        + " fields that it does not know; so should you. Writing refuses them. Errors"
                        + " are problem details (RFC 9457): decide by `type`. A POST needs an"
                        + " `Idempotency-Key`; the same again has one effect and the same answer for"
                        + " 30 days.")
                .license(new License().name("Apache-2.0")))
        .servers(List.of(new Server().url(publicUrl.isBlank() ? "/" : publicUrl)))
        .tags(tags());
    api.setSecurity(null);
    Components components = api.getComponents() == null ? new Components() : api.getComponents();
    api.setComponents(components);
    security(components);
    ModelConverters.getInstance(true)
        .readAll(PartnerProblem.Body.class)
        .forEach(components::addSchemas);
    REFUSALS.forEach(
        (status, description) -> components.addResponses("Refused" + status, refusal(description)));
    if (api.getPaths() != null) {
      api.getPaths().forEach(PartnerApiDescription::refusals);
    }
  }

  private static List<Tag> tags() {
    return List.of(
        new Tag().name("Login").description("Access tokens for OAuth2 clients"),
        new Tag().name("Orders").description("What you are asked to make, and how far it is"),
        new Tag().name("Assets").description("Files: immutable versions, up to 2 GB"),
        new Tag().name("Deliveries").description("Whom it reaches, what was handed over"),
        new Tag().name("Leads").description("People who want to hear from you, and referrals"),
        new Tag().name("Calls").description("Call lists and what came of the calls"),
        new Tag().name("Kits").description("Campaign kits with local fields; the centre approves"),
        new Tag().name("Suppressions").description("Who must not be contacted any more"),
        new Tag().name("Webhooks").description("Where you are told (Standard Webhooks)"));
  }

  private static void security(Components components) {
    components.setSecuritySchemes(new LinkedHashMap<>());
    Scopes scopes = new Scopes();
    SCOPES.forEach(scopes::addString);
    components.addSecuritySchemes(
        "key",
        new SecurityScheme()
            .type(SecurityScheme.Type.HTTP)
            .scheme("bearer")
            .description("An API key, rk_live_… or rk_test_… for the sandbox"));
    components.addSecuritySchemes(
        "client",
        new SecurityScheme()
            .type(SecurityScheme.Type.OAUTH2)
            .description("Client credentials; tokens hold five minutes")
            .flows(
                new OAuthFlows()
                    .clientCredentials(
                        new OAuthFlow().tokenUrl("/partner/v1/token").scopes(scopes))));
  }

  private static ApiResponse refusal(String description) {
    Content content = new Content();
    content.addMediaType(
        "application/problem+json",
        new MediaType().schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)));
    ApiResponse refusal = new ApiResponse().description(description).content(content);
    if (description.contains("Retry-After")) {
      refusal.addHeaderObject(
          "Retry-After",
          new Header().description("Seconds to wait").schema(new StringSchema().example("10")));
    }
    return refusal;
  }

  private static void refusals(String path, PathItem item) {
    item.readOperationsMap()
        .forEach(
            (method, operation) -> {
              ApiResponses responses =
                  operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
              operation.setResponses(responses);
              boolean open = operation.getSecurity() == null || operation.getSecurity().isEmpty();
              boolean changes = method != PathItem.HttpMethod.GET;
              add(responses, "400", true);
              add(responses, "401", !open);
              add(responses, "403", !open);
              add(responses, "404", path.contains("{") || changes && !open);
              add(
                  responses,
                  "409",
                  !open && (changes || path.endsWith("/recipients") || path.endsWith("/calls")));
              boolean versioned =
                  operation.getParameters() != null
                      && operation.getParameters().stream()
                          .anyMatch(parameter -> "If-Match".equals(parameter.getName()));
              add(responses, "412", versioned);
              add(responses, "413", changes && !open);
              add(responses, "422", changes && !open);
              add(responses, "428", versioned);
              add(responses, "429", true);
              add(responses, "503", true);
            });
  }

  private static void add(ApiResponses responses, String status, boolean may) {
    if (may && !responses.containsKey(status)) {
      responses.addApiResponse(
          status, new ApiResponse().$ref("#/components/responses/Refused" + status));
    }
  }

  /** Serves the document. */
  @RestController
  static class Document {

    private final ObjectProvider<MultipleOpenApiWebMvcResource> resource;
    private volatile byte[] document;

    Document(ObjectProvider<MultipleOpenApiWebMvcResource> resource) {
      this.resource = resource;
    }

    @GetMapping(path = "/partner/v1/openapi.json", produces = "application/json")
    @Operation(summary = "Read this document", tags = "Login")
    ResponseEntity<byte[]> document(HttpServletRequest request) throws IOException {
      byte[] bytes = document;
      if (bytes == null) {
        // made once: it says the same to everybody, whatever the Host header
        bytes =
            resource
                .getObject()
                .openapiJson(request, "/partner/v1/openapi.json", GROUP, Locale.ENGLISH);
        document = bytes;
      }
      return ResponseEntity.ok()
          .cacheControl(CacheControl.maxAge(java.time.Duration.ofMinutes(5)).cachePublic())
          .header("Access-Control-Allow-Origin", "*")
          .body(bytes);
    }
  }
}
