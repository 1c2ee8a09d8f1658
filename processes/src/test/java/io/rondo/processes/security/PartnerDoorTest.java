package io.rondo.processes.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.rondo.processes.testing.RunningRondo;
import io.rondo.processes.testing.TestStaff;
import io.rondo.processes.testing.Visitor;
import io.rondo.workers.campaign.DeliverableKind;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.NewSecret;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerKind;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.TokenKey;
import io.rondo.workers.partner.TokenKeys;
import io.rondo.workers.testing.TestPartners;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How partners come in over HTTP, and everything that does not. */
@RunningRondo
class PartnerDoorTest {

  private static final String ORDERS = "/partner/v1/orders";
  private static final String TOKEN = "/partner/v1/token";

  @LocalServerPort private int port;
  @Autowired private Partners partners;
  @Autowired private KeyBook keys;
  @Autowired private TokenKeys tokenKeys;
  @Autowired private PartnerRates rates;
  @Autowired private IdentityService identities;

  @Value("${rondo.public-url}")
  private String issuer;

  private Partner partner;
  private NewSecret key;
  private NewSecret client;

  @BeforeEach
  void aPartner() {
    TestStaff.ensure(identities);
    partner =
        new TestPartners(partners)
            .live(
                "p" + UUID.randomUUID().toString().substring(0, 8),
                PartnerKind.PRINT,
                Partner.Transport.API,
                DeliverableKind.LETTER);
    key = keys.createKey(partner.id(), false, Set.of("orders"), null, "adam");
    client = keys.createClient(partner.id(), false, Set.of("orders", "assets"), null, "adam");
  }

  @Test
  void anApiKeyOpensUntilItIsRevoked() {
    HttpResponse<String> answer = bearer(key.secret());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("RateLimit")).isPresent();
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();

    keys.revoke(partner.id(), key.id(), "adam");

    refused(bearer(key.secret()));
  }

  @Test
  void aTokenOpensForItsScopesUntilItsClientIsRevoked() {
    String token = token("orders");

    assertThat(bearer(token).statusCode()).isEqualTo(200);
    HttpResponse<String> files =
        stranger().send("GET", "/partner/v1/assets", null, "Authorization", "Bearer " + token);
    assertThat(files.statusCode()).isEqualTo(403);
    assertThat(files.headers().firstValue("WWW-Authenticate").orElse(""))
        .contains("insufficient_scope", "assets");

    keys.revoke(partner.id(), client.id(), "adam");
    refused(bearer(token));
  }

  @Test
  void aTokenIsGivenByBasicOrFormAndIsNotStored() {
    String basic =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((client.name() + ":" + client.secret()).getBytes());
    HttpResponse<String> answer =
        stranger().send("POST", TOKEN, "grant_type=client_credentials", "Authorization", basic);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    assertThat(JsonPath.<String>read(answer.body(), "$.token_type")).isEqualTo("Bearer");
    assertThat(JsonPath.<Integer>read(answer.body(), "$.expires_in")).isEqualTo(300);
    assertThat(JsonPath.<String>read(answer.body(), "$.scope")).isEqualTo("assets orders");

    assertThat(form("grant_type=password").body()).contains("unsupported_grant_type");
    HttpResponse<String> wrong =
        form("grant_type=client_credentials&client_id=" + client.name() + "&client_secret=no");
    assertThat(wrong.statusCode()).isEqualTo(401);
    assertThat(wrong.body()).contains("invalid_client");
    HttpResponse<String> more = form(credentials() + "&scope=orders+leads");
    assertThat(more.statusCode()).isEqualTo(400);
    assertThat(more.body()).contains("invalid_scope");
    HttpResponse<String> inAddress = stranger().send("POST", TOKEN + "?" + credentials(), "");
    assertThat(inAddress.statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsNoTokenOfOursIsRefusedWithTheWayToLogIn() throws Exception {
    JWTClaimsSet good =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience("rondo-partner-api")
            .subject(client.name())
            .claim("client_id", client.name())
            .claim("scope", "orders")
            .expirationTime(Date.from(Instant.now().plusSeconds(200)))
            .build();
    TokenKey ours = tokenKeys.current();
    assertThat(bearer(signed(good, ours)).statusCode()).as("a sound one").isEqualTo(200);

    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("alg none", new PlainJWT(good).serialize());
    bad.put("another audience", signed(change(good).audience("tasklist").build(), ours));
    bad.put("no audience", signed(change(good).audience((String) null).build(), ours));
    bad.put("another issuer", signed(change(good).issuer("https://evil.example").build(), ours));
    bad.put(
        "expired",
        signed(
            change(good).expirationTime(Date.from(Instant.now().minusSeconds(60))).build(), ours));
    bad.put("no end", signed(change(good).expirationTime(null).build(), ours));
    bad.put("unknown client", signed(change(good).claim("client_id", "rc_live_x").build(), ours));
    bad.put("no client", signed(change(good).claim("client_id", null).build(), ours));
    bad.put("another type", signed(good, ours, JOSEObjectType.JWT));
    bad.put("another key", byAnotherKey(good, ours.code()));
    bad.put("our public key as a secret", confused(good, ours));
    bad.put("altered", altered(signed(good, ours)));
    bad.put("huge", signed(change(good).claim("x", "x".repeat(20_000)).build(), ours));
    bad.put("nonsense", "x.y.z");
    bad.put("an unknown key", "rk_live_" + "A".repeat(51));

    bad.forEach((name, token) -> refused(bearer(token), name));
  }

  @Test
  void aStaffLoginOpensNothingHere() {
    Visitor marketer = new Visitor(port).basic("tessMarketer", TestStaff.password("tessMarketer"));
    refused(marketer.get(ORDERS));
    Visitor page = new Visitor(port);
    page.login("tessMarketer", TestStaff.password("tessMarketer"));
    refused(page.get(ORDERS));
    // and a partner's key opens nothing of the staff's
    assertThat(
            stranger()
                .send("GET", "/api/campaigns", null, "Authorization", "Bearer " + key.secret())
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void aKeyInAnAddressIsRefusedEvenBesideARightOne() {
    for (String address :
        new String[] {
          ORDERS + "?access_token=" + key.secret(),
          ORDERS + "?api_key=x",
          ORDERS + "?note=" + key.secret(),
          ORDERS + "/" + key.secret(),
          "/partner/v1/openapi.json?key=" + key.secret()
        }) {
      HttpResponse<String> answer =
          stranger().send("GET", address, null, "Authorization", "Bearer " + key.secret());
      assertThat(answer.statusCode()).as(address.replace(key.secret(), "…")).isEqualTo(400);
      assertThat(answer.body()).contains("key_in_address").doesNotContain(key.secret());
    }
  }

  @Test
  void guessingASecretLocksOutAndSaysForHowLong() {
    NewSecret guessed = keys.createKey(partner.id(), true, Set.of("orders"), null, "adam");
    String wrong = guessed.secret().substring(0, 20) + "x".repeat(guessed.secret().length() - 20);
    HttpResponse<String> answer = bearer(wrong);
    for (int i = 0; i < 10 && answer.statusCode() == 401; i++) {
      answer = bearer(wrong);
    }

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(answer.body()).contains("locked_out");
    // nobody else is held back
    assertThat(bearer(key.secret()).statusCode()).isEqualTo(200);
  }

  @Test
  void aKeyThatAsksTooOftenWaits() {
    for (int i = 0; i < 700; i++) {
      rates.take(key.secret().substring(0, 16));
    }
    HttpResponse<String> answer = bearer(key.secret());

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    assertThat(answer.headers().firstValue("RateLimit").orElse("")).contains("r=0");
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).contains("problem+json");
  }

  @Test
  void theDocumentIsOpenToEverybody() {
    HttpResponse<String> document = stranger().get("/partner/v1/openapi.json");

    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(JsonPath.<String>read(document.body(), "$.openapi")).startsWith("3.1");
    assertThat(JsonPath.<String>read(document.body(), "$.servers[0].url")).isEqualTo(issuer);
    assertThat(stranger().get("/partner/v1/openapi.json/x").statusCode()).isEqualTo(401);
  }

  private static JWTClaimsSet.Builder change(JWTClaimsSet claims) {
    return new JWTClaimsSet.Builder(claims);
  }

  private static String signed(JWTClaimsSet claims, TokenKey key) throws Exception {
    return signed(claims, key, new JOSEObjectType("at+jwt"));
  }

  private static String signed(JWTClaimsSet claims, TokenKey key, JOSEObjectType type)
      throws Exception {
    SignedJWT token = new SignedJWT(header(key.code(), type), claims);
    token.sign(new RSASSASigner(key.privateKey()));
    return token.serialize();
  }

  private static JWSHeader header(String kid, JOSEObjectType type) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).type(type).keyID(kid).build();
  }

  private static String byAnotherKey(JWTClaimsSet claims, String kid) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    SignedJWT token = new SignedJWT(header(kid, new JOSEObjectType("at+jwt")), claims);
    token.sign(new RSASSASigner(generator.generateKeyPair().getPrivate()));
    return token.serialize();
  }

  private static String confused(JWTClaimsSet claims, TokenKey key) throws Exception {
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("at+jwt"))
                .keyID(key.code())
                .build(),
            claims);
    token.sign(new MACSigner(key.publicKey().getEncoded()));
    return token.serialize();
  }

  private static String altered(String token) {
    String[] parts = token.split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]));
    String more = claims.replace("\"orders\"", "\"orders webhooks\"");
    return parts[0]
        + "."
        + Base64.getUrlEncoder().withoutPadding().encodeToString(more.getBytes())
        + "."
        + parts[2];
  }

  private String credentials() {
    return "grant_type=client_credentials&client_id="
        + client.name()
        + "&client_secret="
        + client.secret();
  }

  private String token(String scope) {
    HttpResponse<String> answer = form(credentials() + "&scope=" + scope);
    assertThat(answer.statusCode()).isEqualTo(200);
    return JsonPath.read(answer.body(), "$.access_token");
  }

  private HttpResponse<String> form(String body) {
    return stranger().send("POST", TOKEN, body);
  }

  private HttpResponse<String> bearer(String token) {
    return stranger().send("GET", ORDERS, null, "Authorization", "Bearer " + token);
  }

  private Visitor stranger() {
    return new Visitor(port);
  }

  private static void refused(HttpResponse<String> answer) {
    refused(answer, "");
  }

  private static void refused(HttpResponse<String> answer, String name) {
    assertThat(answer.statusCode()).as(name).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
        .as(name)
        .startsWith("Bearer ");
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(name)
        .contains("application/problem+json");
  }
}
