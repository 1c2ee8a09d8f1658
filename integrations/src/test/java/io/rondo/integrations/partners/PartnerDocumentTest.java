package io.rondo.integrations.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.rondo.integrations.testing.DoorTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@DoorTest
class PartnerDocumentTest {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  @Autowired private MockMvc web;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  private RequestMappingHandlerMapping mappings;

  private Described described;

  @BeforeEach
  void document() throws Exception {
    described =
        new Described(
            web.perform(get("/partner/v1/openapi.json"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.info.title").value("Rondo partner API"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray());
  }

  @Test
  void everyPathThatIsServedIsDescribedAndNoOther() {
    Set<String> served = new TreeSet<>();
    mappings
        .getHandlerMethods()
        .forEach(
            (info, method) ->
                info.getPatternValues().stream()
                    .filter(path -> path.startsWith("/partner/v1/"))
                    .forEach(
                        path ->
                            info.getMethodsCondition()
                                .getMethods()
                                .forEach(
                                    verb -> served.add(verb.name().toLowerCase() + " " + path))));

    assertThat(operations().stream().map(Operation::name))
        .containsExactlyInAnyOrderElementsOf(served);
    assertThat(served).hasSizeGreaterThan(8);
  }

  @Test
  void theDocumentIsSound() {
    JsonNode document = described.document();
    assertThat(document.path("openapi").asText()).startsWith("3.1");
    assertThat(described.deadReferences()).isEmpty();
    assertThat(document.at("/components/securitySchemes").properties()).hasSize(2);
    assertThat(
            document.at("/components/securitySchemes/client/flows/clientCredentials/scopes").size())
        .isEqualTo(io.rondo.workers.partner.KeyBook.SCOPES.size());
    Set<String> tags = new TreeSet<>(document.path("tags").findValuesAsText("name"));
    List<String> wrong = new ArrayList<>();
    Set<String> ids = new TreeSet<>();
    for (Operation operation : operations()) {
      JsonNode node = operation.node();
      if (node.path("summary").asText().isBlank()) {
        wrong.add(operation.name() + " has no summary");
      }
      if (!ids.add(node.path("operationId").asText())) {
        wrong.add(operation.name() + " has the id of another");
      }
      node.path("tags")
          .forEach(
              tag -> {
                if (!tags.contains(tag.asText())) {
                  wrong.add(operation.name() + " has the unknown tag " + tag.asText());
                }
              });
      if (node.path("responses").isEmpty()) {
        wrong.add(operation.name() + " has no responses");
      }
      if (!node.path("responses").has("429") || !node.path("responses").has("503")) {
        wrong.add(operation.name() + " does not say that it may have to wait");
      }
      node.path("parameters")
          .forEach(
              parameter -> {
                if (parameter.path("schema").isMissingNode()) {
                  wrong.add(operation.name() + " has a parameter without schema");
                }
              });
      if (Set.of("post", "put", "patch").contains(operation.verb())
          && node.has("requestBody")
          && node.at("/requestBody/content").findValues("schema").isEmpty()) {
        wrong.add(operation.name() + " has a body without schema");
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void fieldsAreInSnakeCaseAndNothingOfSpringShowsThrough() {
    List<String> wrong = new ArrayList<>();
    described
        .document()
        .at("/components/schemas")
        .properties()
        .forEach(
            schema ->
                schema
                    .getValue()
                    .path("properties")
                    .fieldNames()
                    .forEachRemaining(
                        field -> {
                          if (!field.matches("[a-z0-9_]+")) {
                            wrong.add(schema.getKey() + "." + field);
                          }
                        }));
    assertThat(wrong).isEmpty();
    assertThat(described.document().toString()).doesNotContain("PartnerCaller", "HttpServlet");
  }

  private record Operation(String verb, String path, JsonNode node) {
    String name() {
      return verb + " " + path;
    }
  }

  private List<Operation> operations() {
    List<Operation> operations = new ArrayList<>();
    described
        .document()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        verb -> {
                          if (METHODS.contains(verb.getKey())) {
                            operations.add(
                                new Operation(verb.getKey(), path.getKey(), verb.getValue()));
                          }
                        }));
    return operations;
  }
}
