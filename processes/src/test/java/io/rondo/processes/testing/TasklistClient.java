package io.rondo.processes.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Does over Tasklist's own REST interface what a person's clicks do: logs in, starts, claims,
 * completes.
 */
public final class TasklistClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REVIEW = "Activity_ReviewCampaign";
  private static final String ENGINE = "/camunda/api/engine/engine/default";

  private final CookieManager cookies = new CookieManager();
  private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
  private final String base;

  private TasklistClient(String base) {
    this.base = base;
  }

  /** Logs in to Tasklist. */
  public static TasklistClient login(String base, String user, String password) {
    TasklistClient client = new TasklistClient(base);
    client.send(client.request("/camunda/app/tasklist/default/").GET());
    HttpResponse<String> answer =
        client.send(
            client
                .request("/camunda/api/admin/auth/user/default/login/tasklist")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "username=" + encode(user) + "&password=" + encode(password))));
    assertThat(answer.statusCode()).as("login of %s: %s", user, answer.body()).isEqualTo(200);
    // a new session has a new token against forged requests; reading a page brings it
    client.send(client.request("/camunda/app/tasklist/default/").GET());
    return client;
  }

  /** Starts a process with its start form. @return the id of the process instance */
  public String start(String process, Map<String, Object> form) {
    return post("/process-definition/key/" + process + "/submit-form", variables(form))
        .get("id")
        .asText();
  }

  /** The value of a variable of a process instance; null when it is not there (yet). */
  public String variable(String instance, String name) {
    HttpResponse<String> answer =
        send(request(ENGINE + "/process-instance/" + instance + "/variables/" + name).GET());
    return answer.statusCode() == 200 ? parse(answer).get("value").asText() : null;
  }

  /** The open tasks of a campaign that this person may see, as element ids. */
  public List<String> tasks(String campaign) {
    return JSON.convertValue(
        openTasks(campaign).findValues("taskDefinitionKey"),
        JSON.getTypeFactory().constructCollectionType(List.class, String.class));
  }

  /** Claims and completes the open task with this element id. */
  public void complete(String campaign, String task, String user, Map<String, Object> form) {
    HttpResponse<String> answer = tryToComplete(campaign, task, user, form);
    assertThat(answer.statusCode()).as("completing %s: %s", task, answer.body()).isIn(200, 204);
  }

  /** Signs the review of this campaign that lies before this person, as they see it now. */
  public void approve(String campaign, String user) {
    complete(
        campaign,
        REVIEW,
        user,
        Map.of(
            "reviewDecision", "approve",
            "approveReason", "as_briefed",
            "approvalNote", "",
            "signedSeal", seal(campaign)));
  }

  /** The seal that the open review of this campaign shows to this person. */
  public String seal(String campaign) {
    for (JsonNode open : openTasks(campaign)) {
      if (open.get("taskDefinitionKey").asText().equals(REVIEW)) {
        String path = ENGINE + "/task/" + open.get("id").asText() + "/form-variables";
        return parse(send(request(path + "?variableNames=seal").GET())).at("/seal/value").asText();
      }
    }
    throw new AssertionError("No review of " + campaign + ": " + tasks(campaign));
  }

  /** Claims and completes a task and returns the server's answer, whatever it is. */
  public HttpResponse<String> tryToComplete(
      String campaign, String task, String user, Map<String, Object> form) {
    for (JsonNode open : openTasks(campaign)) {
      if (open.get("taskDefinitionKey").asText().equals(task)) {
        String id = open.get("id").asText();
        if (open.path("assignee").isNull()) {
          send(json(ENGINE + "/task/" + id + "/claim", Map.of("userId", user)));
        }
        return send(json(ENGINE + "/task/" + id + "/submit-form", variables(form)));
      }
    }
    throw new AssertionError(
        "No open task " + task + " for " + user + " in " + campaign + ": " + tasks(campaign));
  }

  private JsonNode openTasks(String campaign) {
    return post("/task", Map.of("processInstanceBusinessKey", campaign));
  }

  private JsonNode post(String path, Object body) {
    HttpResponse<String> answer = send(json(ENGINE + path, body));
    assertThat(answer.statusCode()).as("POST %s: %s", path, answer.body()).isEqualTo(200);
    return parse(answer);
  }

  private HttpRequest.Builder json(String path, Object body) {
    try {
      return request(path)
          .header("Content-Type", "application/json")
          .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path)).header("Accept", "application/json");
    for (HttpCookie cookie : cookies.getCookieStore().getCookies()) {
      if (cookie.getName().equals("XSRF-TOKEN")) {
        request.header("X-XSRF-TOKEN", cookie.getValue());
      }
    }
    return request;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode parse(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(answer.body(), e);
    }
  }

  /** Types as Tasklist sends them: text, number and checkbox as such, lists as Json. */
  private static Map<String, Object> variables(Map<String, Object> form) {
    Map<String, Object> variables = new LinkedHashMap<>();
    form.forEach((name, value) -> variables.put(name, variable(value)));
    return Map.of("variables", variables);
  }

  private static Map<String, Object> variable(Object value) {
    if (value instanceof List<?> list) {
      try {
        return Map.of("value", JSON.writeValueAsString(list), "type", "Json");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Map.of("value", value);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
