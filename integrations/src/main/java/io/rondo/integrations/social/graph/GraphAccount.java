package io.rondo.integrations.social.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.rondo.integrations.http.Answer;
import io.rondo.integrations.social.Multipart;
import io.rondo.integrations.social.NetworkHttp;
import io.rondo.workers.social.Limits;
import io.rondo.workers.social.NetworkRefused;
import io.rondo.workers.social.NetworkUnreachable;
import io.rondo.workers.social.SocialAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * An account on a network that a mapping describes. It publishes and withdraws; it hears nothing.
 */
public final class GraphAccount implements SocialAccount {

  private static final int UNAUTHORIZED = 401;
  private static final int MOST_TRIES = 10;

  /** A first try takes no longer; after it, a post is looked for before it is published. */
  private static final Duration FIRST_TRY = Duration.ofSeconds(30);

  private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
  private static final DateTimeFormatter TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .appendPattern("[XXX][XX]")
          .toFormatter();

  private final String name;
  private final Access access;
  private final Mapping mapping;
  private final NetworkHttp http;
  private final Clock clock;
  private final Duration pause;
  private String token;

  /**
   * How we are let in.
   *
   * @param url base of every path, with its version: https://graph.example/v23.0
   * @param handle the page or organisation that posts
   * @param secret an access token; a refresh token where the mapping has a token_url
   * @param clientId of OAuth2; null where the mapping has no token_url
   * @param clientSecret of OAuth2; null where the mapping has no token_url
   */
  public record Access(
      String url, String handle, String secret, String clientId, String clientSecret) {

    /** Without secrets. */
    @Override
    public String toString() {
      return url + " " + handle;
    }
  }

  /**
   * @throws IllegalStateException when the mapping cannot be used
   */
  public GraphAccount(String name, Access access, Path mapping, NetworkHttp http, Clock clock) {
    this(name, access, Mapping.read(mapping), http, clock, Duration.ofSeconds(1));
  }

  GraphAccount(
      String name, Access access, Mapping mapping, NetworkHttp http, Clock clock, Duration pause) {
    this.pause = pause;
    this.name = name;
    this.access = access;
    this.mapping = mapping;
    this.http = http;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String title() {
    return access.handle() + " on " + mapping.text("/title", "");
  }

  @Override
  public Limits limits() {
    return mapping.limits();
  }

  @Override
  public Published publish(Posting posting) {
    if (posting.answers() != null) {
      throw new NetworkRefused(
          "Rondo cannot answer on %s: answer there by hand.".formatted(mapping.text("/title", "")));
    }
    if (posting.at().plus(FIRST_TRY).isBefore(clock.instant())) {
      Optional<Published> standing = find(posting);
      if (standing.isPresent()) {
        return standing.get();
      }
    }
    Template values = values(posting);
    for (PostedPicture picture : posting.pictures()) {
      values.with("picture.alt", picture.alt()).with("picture.mime", picture.mime());
      mapping.at("/picture").forEach(step -> perform(step, values, picture));
      values.picture(values.value("picture.id"));
    }
    mapping.at("/publish").forEach(step -> perform(step, values, null));
    return published(values.value("post.id"));
  }

  private Template values(Posting posting) {
    return new Template()
        .with("account", access.handle())
        .with("post.text", posting.text())
        .with("post.language", posting.language())
        .with("post.key", posting.key());
  }

  private Published published(String id) {
    if (id.isEmpty()) {
      throw notAsAgreed();
    }
    Template values = new Template().with("post.id", id).with("account", access.handle());
    return new Published(id, null, values.fill(mapping.text("/url", "")));
  }

  @Override
  public Optional<Published> find(Posting posting) {
    JsonNode answer =
        json(send("GET", path(mapping.text("/find/path", ""), values(posting)), null, null));
    for (JsonNode one : answer.at(mapping.text("/find/items", "/data"))) {
      boolean same =
          one.at(mapping.text("/find/text", "/message")).asText("").equals(posting.text());
      if (same && !isBefore(one.at(mapping.text("/find/time", "/created_time")), posting)) {
        return Optional.of(published(one.at(mapping.text("/find/id", "/id")).asText("")));
      }
    }
    return Optional.empty();
  }

  /** Times come as text with an offset, or as milliseconds since 1970. */
  private static boolean isBefore(JsonNode time, Posting posting) {
    try {
      Instant at =
          time.isNumber()
              ? Instant.ofEpochMilli(time.asLong())
              : OffsetDateTime.parse(time.asText(), TIME).toInstant();
      return at.isBefore(posting.at().minus(CLOCKS_DIFFER));
    } catch (DateTimeException e) {
      throw notAsAgreed();
    }
  }

  @Override
  public void withdraw(String remoteRef) {
    Template values = new Template().with("account", access.handle()).with("post.id", remoteRef);
    mapping.at("/withdraw").forEach(step -> perform(step, values, null));
  }

  @Override
  public boolean listens() {
    return false;
  }

  @Override
  public Heard listen(String heardUntil) {
    throw new UnsupportedOperationException("What others say there is not read");
  }

  private void perform(JsonNode step, Template values, PostedPicture picture) {
    Body body = body(step, values, picture);
    String path = path(step.path("path").asText(), values);
    Answer answer = whenDone(step, path, body);
    boolean gone = false;
    for (JsonNode status : step.path("gone")) {
      gone |= status.asInt() == answer.status();
    }
    if (gone) {
      return;
    }
    refuseUnlessOk(answer);
    step.path("take_header")
        .properties()
        .forEach(
            one ->
                values.with(
                    one.getKey(), answer.headers().getOrDefault(one.getValue().asText(), "")));
    if (step.has("take")) {
      JsonNode json = json(answer);
      step.path("take")
          .properties()
          .forEach(one -> values.with(one.getKey(), json.at(one.getValue().asText()).asText("")));
    }
  }

  /** The answer; what the network still works on is asked for again, ten times a second apart. */
  private Answer whenDone(JsonNode step, String path, Body body) {
    JsonNode until = step.path("until");
    for (int tries = 1; ; tries++) {
      Answer answer = send(step.path("method").asText("POST"), path, body.type(), body.bytes());
      if (until.isMissingNode() || !answer.ok()) {
        return answer;
      }
      String state = json(answer).at(until.path("at").asText()).asText("");
      if (state.equals(until.path("is").asText())) {
        return answer;
      }
      if (state.equals(until.path("fails").asText("\0"))) {
        throw new NetworkRefused("The network could not work with a picture: try another one.");
      }
      if (tries == MOST_TRIES) {
        throw new NetworkUnreachable("The network still works on a picture.", null, null);
      }
      LockSupport.parkNanos(pause.toNanos());
    }
  }

  private record Body(String type, byte[] bytes) {}

  private static Body body(JsonNode step, Template values, PostedPicture picture) {
    if (step.path("bytes").asBoolean() && picture != null) {
      return new Body(picture.mime(), picture.bytes());
    }
    if (step.has("file") && picture != null) {
      Multipart form = new Multipart();
      step.path("form")
          .properties()
          .forEach(field -> form.field(field.getKey(), values.fill(field.getValue().asText())));
      form.file(step.path("file").asText(), picture.mime(), picture.bytes());
      return new Body(form.type(), form.body());
    }
    if (step.has("json")) {
      return new Body("application/json", NetworkHttp.bytes(values.body(step.path("json"))));
    }
    if (step.has("form")) {
      return new Body(
          "application/x-www-form-urlencoded",
          form(values.body(step.path("form"))).getBytes(StandardCharsets.UTF_8));
    }
    return new Body(null, null);
  }

  /** A list becomes fields with numbers: {@code name[0]}, {@code name[1]}. */
  private static String form(JsonNode fields) {
    StringBuilder form = new StringBuilder();
    fields
        .properties()
        .forEach(
            field -> {
              if (field.getValue().isArray()) {
                for (int i = 0; i < field.getValue().size(); i++) {
                  add(form, field.getKey() + "[" + i + "]", text(field.getValue().get(i)));
                }
              } else {
                add(form, field.getKey(), text(field.getValue()));
              }
            });
    return form.toString();
  }

  private static String text(JsonNode value) {
    return value.isContainerNode() ? value.toString() : value.asText();
  }

  private static void add(StringBuilder form, String name, String value) {
    form.append(form.isEmpty() ? "" : "&").append(encoded(name)).append('=').append(encoded(value));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String path(String template, Template values) {
    return template.startsWith("{{") // an address that the network gave
        ? values.fill(template)
        : access.url() + values.fill(template, GraphAccount::encoded);
  }

  private Answer send(String method, String url, String type, byte[] body) {
    Answer answer = once(method, url, type, body);
    if (answer.status() == UNAUTHORIZED && !mapping.at("/token_url").isMissingNode()) {
      forgetToken();
      answer = once(method, url, type, body);
    }
    return answer;
  }

  private Answer once(String method, String url, String type, byte[] body) {
    Map<String, String> headers = new HashMap<>();
    mapping
        .at("/headers")
        .properties()
        .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
    String proof = url.startsWith(access.url() + "/") ? token() : null; // no other server sees it
    return http.send(mapping.text("/title", ""), method, url, proof, type, body, headers);
  }

  private synchronized void forgetToken() {
    token = null;
  }

  /** The secret itself, or what the network gives for it (RFC 6749, 6). */
  private synchronized String token() {
    String tokenUrl = mapping.text("/token_url", "");
    if (tokenUrl.isEmpty()) {
      return access.secret();
    }
    if (token == null) {
      String form =
          "grant_type=refresh_token&refresh_token=%s&client_id=%s&client_secret=%s"
              .formatted(
                  encoded(access.secret()),
                  encoded("" + access.clientId()),
                  encoded("" + access.clientSecret()));
      Answer answer =
          http.send(
              mapping.text("/title", ""),
              "POST",
              tokenUrl,
              null,
              "application/x-www-form-urlencoded",
              form.getBytes(StandardCharsets.UTF_8),
              Map.of());
      if (!answer.ok()) {
        throw notLetIn();
      }
      token = json(answer).path("access_token").asText("");
    }
    return token;
  }

  /** By the table of the mapping; what stands in no row is refused. */
  private void refuseUnlessOk(Answer answer) {
    if (answer.ok()) {
      return;
    }
    if (answer.status() == UNAUTHORIZED) {
      throw notLetIn();
    }
    JsonNode json = json(answer);
    for (JsonNode row : mapping.at("/errors")) {
      String code = json.at(row.path("at").asText()).asText("");
      for (JsonNode value : row.path("values")) {
        if (value.asText().equals(code)) {
          throw row.path("then").asText().equals("wait")
              ? new NetworkUnreachable(said(json), answer.retryAfter(clock.instant()), null)
              : row.path("then").asText().equals("login") ? notLetIn() : refused(json);
        }
      }
    }
    throw refused(json);
  }

  private NetworkRefused refused(JsonNode json) {
    return new NetworkRefused(said(json));
  }

  private String said(JsonNode json) {
    return "%s says no: %s"
        .formatted(
            mapping.text("/title", ""),
            NetworkHttp.said(json.at(mapping.text("/message", "/error/message")).asText("")));
  }

  private NetworkRefused notLetIn() {
    return new NetworkRefused(
        "%s does not let %s in: check the tokens of the account in the settings."
            .formatted(mapping.text("/title", ""), access.handle()));
  }

  private static NetworkUnreachable notAsAgreed() {
    return new NetworkUnreachable(
        "The network answers otherwise than its mapping says.", null, null);
  }

  private JsonNode json(Answer answer) {
    return NetworkHttp.json(mapping.text("/title", ""), answer);
  }
}
