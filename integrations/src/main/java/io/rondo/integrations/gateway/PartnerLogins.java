package io.rondo.integrations.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.integrations.http.Answer;
import io.rondo.integrations.http.PartnerHttp;
import io.rondo.integrations.http.Unanswered;
import io.rondo.workers.fulfilment.PartnerRefused;
import io.rondo.workers.fulfilment.PartnerUnreachable;
import io.rondo.workers.partner.Credentials;
import io.rondo.workers.partner.Partner;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * How Rondo proves to a partner's endpoint who it is. Tokens are kept until shortly before they
 * end.
 */
@Component
class PartnerLogins {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int EARLY_SECONDS = 30;
  private static final int SHORTEST_SECONDS = 60;

  private final Credentials credentials;
  private final PartnerHttp http;
  private final Map<Long, Token> tokens = new ConcurrentHashMap<>();

  PartnerLogins(Credentials credentials, PartnerHttp http) {
    this.credentials = credentials;
    this.http = http;
  }

  private record Token(String value, Instant until) {

    @Override
    public String toString() {
      return "Token[until " + until + "]";
    }
  }

  /**
   * The header that proves it; none where the partner wants none.
   *
   * @throws PartnerRefused when what it takes is not kept
   * @throws PartnerUnreachable when no token can be had now
   */
  Map<String, String> header(Partner partner, RestConnection connection) {
    return switch (connection.kind()) {
      case "none" -> Map.of();
      case "bearer" -> Map.of("Authorization", "Bearer " + kept(partner, "token"));
      case "api_key" ->
          Map.of(
              connection.header() == null ? "X-Api-Key" : connection.header(),
              kept(partner, "api_key"));
      case "oauth2" -> Map.of("Authorization", "Bearer " + token(partner, connection));
      default ->
          throw new PartnerRefused(
              "auth of %s is none, bearer, api_key or oauth2: change its connection."
                  .formatted(partner.code()));
    };
  }

  /**
   * The secret with which orders to this partner are signed; null where it has none.
   *
   * @param test for a sample order: then its own secret where the partner has one
   */
  String signingSecret(Partner partner, boolean test) {
    Map<String, String> kept = credentials.of(partner.id());
    String live = kept.get("signing_secret");
    return test ? kept.getOrDefault("test_signing_secret", live) : live;
  }

  /** The partner would not take the token: fetch another one next time. */
  void forget(Partner partner) {
    tokens.remove(partner.id());
  }

  private String kept(Partner partner, String name) {
    String value = credentials.of(partner.id()).get(name);
    if (value == null) {
      throw new PartnerRefused(
          "No %s is kept for %s: enter it on the partner's page.".formatted(name, partner.code()));
    }
    return value;
  }

  private String token(Partner partner, RestConnection connection) {
    Token known = tokens.get(partner.id());
    if (known == null || !known.until().isAfter(Instant.now())) {
      known = fetch(partner, connection);
      tokens.put(partner.id(), known);
    }
    return known.value();
  }

  private Token fetch(Partner partner, RestConnection connection) {
    String login = connection.clientId() + ":" + kept(partner, "client_secret");
    String form =
        "grant_type=client_credentials"
            + (connection.scope() == null
                ? ""
                : "&scope=" + URLEncoder.encode(connection.scope(), StandardCharsets.UTF_8));
    try {
      Answer answer =
          http.send(
              "POST",
              String.valueOf(connection.tokenUrl()),
              Map.of(
                  "Content-Type",
                  "application/x-www-form-urlencoded",
                  "Authorization",
                  "Basic "
                      + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))),
              form.getBytes(StandardCharsets.UTF_8));
      JsonNode body = answer.ok() ? JSON.readTree(answer.body()) : JSON.nullNode();
      if (!body.path("access_token").isTextual()) {
        throw new PartnerUnreachable(
            "%s gave no token (%d).".formatted(partner.code(), answer.status()),
            answer.retryAfter(Instant.now()),
            null);
      }
      int seconds = Math.max(SHORTEST_SECONDS, body.path("expires_in").asInt(SHORTEST_SECONDS));
      return new Token(
          body.path("access_token").textValue(),
          Instant.now().plusSeconds(seconds - EARLY_SECONDS));
    } catch (Unanswered e) {
      throw new PartnerUnreachable(
          "%s gave no token. %s".formatted(partner.code(), e.getMessage()), null, e);
    } catch (IOException e) {
      throw new PartnerUnreachable(
          "%s answered its token with no JSON.".formatted(partner.code()), null, e);
    }
  }
}
