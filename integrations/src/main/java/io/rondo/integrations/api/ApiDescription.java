package io.rondo.integrations.api;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The head of {@code /api/openapi}. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

  @Bean
  OpenAPI rondoApi() {
    return new OpenAPI()
        .info(
            new Info()
                .title("Rondo API")
                .version("1")
                .description(
                    "Marketing as processes that people can see: bring customers in, tell what"
                        + " they did, read what a campaign brought. Errors are problem details"
                        + " (RFC 9457). Times are ISO 8601 in UTC, money is in units with two"
                        + " decimals.")
                .license(new License().name("Apache-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    "basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")))
        .addSecurityItem(new SecurityRequirement().addList("basic"));
  }

  /** What others serve has a document of its own. */
  @Bean
  OpenApiCustomizer onlyTheseEndpoints() {
    return api -> {
      if (api.getPaths() != null) {
        api.getPaths().keySet().removeIf(path -> !path.startsWith("/api/"));
        OpenApiParts.dropUnused(api);
      }
    };
  }
}
