package io.rondo.processes.testing;

import java.io.IOException;
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
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody with a browser's cookies, or a machine with a name and password. */
public final class Visitor {

  private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

  private final String base;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private String basic;

  /** A stranger at this port of loopback. */
  public Visitor(int port) {
    base = "http://localhost:" + port;
  }

  /** A machine that sends name and password with each request. */
  public Visitor basic(String name, String password) {
    byte[] pair = (name + ":" + password).getBytes(StandardCharsets.UTF_8);
    basic = "Basic " + Base64.getEncoder().encodeToString(pair);
    return this;
  }

  /** Logs in by Rondo's own form. */
  public HttpResponse<String> login(String name, String password) {
    String body = form("username", name, "password", password);
    return send("POST", "/login", body, "X-CSRF-TOKEN", token("/o/testing/csrf"));
  }

  /** Logs in as Tasklist does. */
  public HttpResponse<String> loginToTasklist(String name, String password) {
    get("/camunda/app/tasklist/default/");
    return send(
        "POST",
        "/camunda/api/admin/auth/user/default/login/tasklist",
        form("username", name, "password", password),
        "X-XSRF-TOKEN",
        cookie("XSRF-TOKEN"));
  }

  /** Logs out as Tasklist does. */
  public HttpResponse<String> logoutOfTasklist() {
    get("/camunda/app/tasklist/default/");
    return send(
        "POST",
        "/camunda/api/admin/auth/user/default/logout",
        "",
        "X-XSRF-TOKEN",
        cookie("XSRF-TOKEN"));
  }

  /** Changes something as the engine's web applications do. */
  public HttpResponse<String> submitToTasklist(String method, String path) {
    get("/camunda/app/tasklist/default/");
    return send(
        method,
        path,
        "{}",
        "X-XSRF-TOKEN",
        cookie("XSRF-TOKEN"),
        "Content-Type",
        "application/json");
  }

  /** Reads. */
  public HttpResponse<String> get(String path) {
    return send("GET", path, null);
  }

  /** Reads what Tasklist reads of the engine: a list with the things it belongs to. */
  public HttpResponse<String> hal(String path) {
    return send("GET", path, null, "Accept", "application/hal+json");
  }

  /** Submits an empty form of a page with its token. */
  public HttpResponse<String> submit(String path) {
    return submit("POST", path);
  }

  /** Submits an empty form of a page by another method. */
  public HttpResponse<String> submit(String method, String path) {
    return send(method, path, "", "X-CSRF-TOKEN", token());
  }

  /** The token for a form of a page that has fields; goes along as X-CSRF-TOKEN. */
  public String token() {
    return token("/testing/csrf");
  }

  /** Sends JSON. */
  public HttpResponse<String> json(String path, String body) {
    return send("POST", path, body, "Content-Type", "application/json");
  }

  /** Sends anything; a body without a named type is a form. */
  public HttpResponse<String> send(String method, String path, String body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    if (body != null && !Arrays.asList(headers).contains("Content-Type")) {
      request.header("Content-Type", "application/x-www-form-urlencoded");
    }
    if (!Arrays.asList(headers).contains("Accept")) {
      request.header("Accept", "text/html,application/json,*/*");
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    if (basic != null) {
      request.header("Authorization", basic);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(method + " " + path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The value of a cookie; empty when there is none. */
  public String cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElse("");
  }

  private String token(String path) {
    Matcher found = TOKEN.matcher(get(path).body());
    return found.find() ? found.group(1) : "none";
  }

  private static String form(String... pairs) {
    StringBuilder form = new StringBuilder();
    for (int i = 0; i < pairs.length; i += 2) {
      form.append(i == 0 ? "" : "&")
          .append(pairs[i])
          .append('=')
          .append(URLEncoder.encode(pairs[i + 1], StandardCharsets.UTF_8));
    }
    return form.toString();
  }
}
