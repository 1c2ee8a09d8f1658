package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class EngineDoorFilterTest {

  private final EngineDoorFilter door = new EngineDoorFilter();
  private final MockFilterChain behind = new MockFilterChain();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"dueAfterExpression\":\"${now()}\"}",
        "{\"orQueries\":[{\"dueAfterExpression\":\"${now()}\"}]}",
        "{\"orQueries\":[{\"orQueries\":[{\"a\":[{\"assigneeExpression\":\"x\"}]}]}]}",
        "{\"DUEAFTEREXPRESSION\":\"x\"}",
        "{\"dueAfter\\u0045xpression\":\"x\"}",
        "{\"dueAfterExpression \":\"x\"}",
        "{\"query\":{\"candidateGroupInExpression\":\"x\"},\"name\":\"mine\"}",
        "{\"name\":\"a\",\"name\":\"b\"}",
        "{'dueAfterExpression':1}",
        "/**/{}",
        "{\"open\":",
        "{} trailing"
      })
  void noExpressionAndNothingUnreadableEntersByABody(String body) throws Exception {
    assertThat(status(post("/engine-rest/task", "application/json", body))).isEqualTo(400);
    assertThat(behind.getRequest()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "assigneeExpression=x",
        "a=b&dueBeforeExpression=x",
        "%61ssigneeExpressio%6e=x",
        "assigneeexpression",
        "a=b;nameExpression=c",
        "%ZZ=1"
      })
  void noExpressionEntersByAQuery(String query) throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/camunda/api/engine/task");
    request.setQueryString(query);
    assertThat(status(request)).isEqualTo(400);
  }

  @Test
  void noExpressionEntersByAForm() throws Exception {
    String body = "username=a&assigneeExpression=b";
    var request = post("/camunda/api/x", "application/x-www-form-urlencoded", body);
    assertThat(status(request)).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "text/plain", "application/octet-stream", "", "odd"})
  void theTypeOfTheBodyDoesNotMatter(String type) throws Exception {
    String body = "{\"dueAfterExpression\":\"${now()}\"}";
    assertThat(status(post("/engine-rest/task", type, body))).isEqualTo(400);
  }

  @Test
  void aPackedBodyIsRefused() throws Exception {
    MockHttpServletRequest request = post("/engine-rest/task", "application/json", "{}");
    request.addHeader("Content-Encoding", "gzip");
    assertThat(status(request)).isEqualTo(400);
  }

  @Test
  void aBodyInAnotherEncodingIsReadAsTheEngineReadsIt() throws Exception {
    MockHttpServletRequest request = post("/engine-rest/task", "application/json", "");
    request.setContent("{\"aExpression\":1}".getBytes(StandardCharsets.UTF_16));
    assertThat(status(request)).isEqualTo(400);
  }

  @Test
  void aBodyBeyondTheLimitIsRefusedUnread() throws Exception {
    MockHttpServletRequest request = post("/engine-rest/task", "application/json", "");
    request.setContent(new byte[EngineDoorFilter.LIMIT + 1]);
    assertThat(status(request)).isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/camunda/api/admin/setup/default/user/create",
        "/camunda/app/admin/default/setup/",
        "/camunda/api/admin/SETUP/default/user/create",
        "/engine-rest/setup"
      })
  void thereIsNoSetup(String path) throws Exception {
    assertThat(status(post(path, "application/json", "{}"))).isEqualTo(404);
    assertThat(behind.getRequest()).isNull();
  }

  @Test
  void anHonestBodyComesThroughWhole() throws Exception {
    String body = "{\"variables\":{\"goal\":{\"value\":\"${not read} expression\"}}}";
    assertThat(status(post("/engine-rest/task/1/complete", "application/json", body)))
        .isEqualTo(200);
    assertThat(behind.getRequest().getInputStream().readAllBytes()).isEqualTo(body.getBytes());
  }

  @Test
  void anEmptyBodyAndAnUploadComeThrough() throws Exception {
    assertThat(status(post("/engine-rest/task/1/claim", "application/json", ""))).isEqualTo(200);
    var upload = post("/engine-rest/deployment/create", "multipart/form-data; boundary=b", "--b");
    assertThat(upload(upload)).isEqualTo(200);
  }

  @Test
  void otherPathsAreNotLookedAt() throws Exception {
    assertThat(status(post("/api/events", "application/json", "[{\"anExpression\":1}]")))
        .isEqualTo(200);
  }

  private int upload(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    door.doFilter(request, response, new MockFilterChain());
    return response.getStatus();
  }

  private int status(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    door.doFilter(request, response, behind);
    return response.getStatus();
  }

  private static MockHttpServletRequest post(String path, String type, String body) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
    if (!type.isEmpty()) {
      request.setContentType(type);
    }
    request.setContent(body.getBytes(StandardCharsets.UTF_8));
    return request;
  }
}
