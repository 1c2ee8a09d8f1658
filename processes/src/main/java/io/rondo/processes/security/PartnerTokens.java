package io.rondo.processes.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.rondo.integrations.partners.AccessTokens;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.Partner;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.Partners;
import io.rondo.workers.partner.TokenKey;
import io.rondo.workers.partner.TokenKeys;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/**
 * Access tokens of the partner API (RFC 9068): RS256, for one audience, five minutes. Only what was
 * signed by a key of ours, or of the issuer that the settings name, holds; and it holds no longer
 * than the client it was given to.
 */
@Component
class PartnerTokens implements AccessTokens {

  static final String AUDIENCE = "rondo-partner-api";
  private static final String CLIENT = "client_id";
  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final Duration SKEW = Duration.ofSeconds(10);

  private final TokenKeys keys;
  private final KeyBook clients;
  private final Partners partners;
  private final PartnerDoorSettings settings;
  private final Clock clock;
  private final String issuer;
  private final JwtDecoder own;
  private final JwtDecoder foreign;

  PartnerTokens(
      TokenKeys keys,
      KeyBook clients,
      Partners partners,
      PartnerDoorSettings settings,
      Clock clock,
      @Value("${rondo.public-url}") String issuer) {
    this.keys = keys;
    this.clients = clients;
    this.partners = partners;
    this.settings = settings;
    this.clock = clock;
    this.issuer = issuer;
    this.own = ownDecoder();
    this.foreign = settings.issuer().isBlank() ? null : foreignDecoder();
  }

  @Override
  public Issued issue(String clientId, Set<String> scopes) {
    TokenKey key = keys.current();
    Instant now = clock.instant();
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).type(TYPE).keyID(key.code()).build(),
            new JWTClaimsSet.Builder()
                .issuer(issuer)
                .audience(AUDIENCE)
                .subject(clientId)
                .claim(CLIENT, clientId)
                .claim("scope", String.join(" ", new TreeSet<>(scopes)))
                .jwtID(UUID.randomUUID().toString())
                .issueTime(Date.from(now))
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(now.plus(settings.tokenLife())))
                .build());
    try {
      token.sign(new RSASSASigner(key.privateKey()));
    } catch (JOSEException e) {
      throw new IllegalStateException("RS256 is part of every Java platform", e);
    }
    return new Issued(token.serialize(), settings.tokenLife());
  }

  /** Who holds this token; empty for one that does not hold, whatever the reason. */
  Optional<PartnerLogin> login(String token) {
    try {
      boolean fromElsewhere =
          foreign != null
              && settings.issuer().equals(JWTParser.parse(token).getJWTClaimsSet().getIssuer());
      return fromElsewhere ? ofForeign(foreign.decode(token)) : ofOwn(own.decode(token));
    } catch (JwtException | ParseException e) {
      return Optional.empty();
    }
  }

  private Optional<PartnerLogin> ofOwn(Jwt token) {
    String client = token.getClaimAsString(CLIENT);
    return clients
        .holder(client)
        .map(holder -> new PartnerLogin(within(holder, scopes(token)), client));
  }

  private Optional<PartnerLogin> ofForeign(Jwt token) {
    String code = token.getClaimAsString(settings.issuerClaim());
    return Optional.ofNullable(code)
        .flatMap(partners::find)
        .filter(partner -> partner.state() == Partner.State.LIVE)
        .map(
            partner ->
                new PartnerCaller(partner.id(), partner.code(), false, Set.copyOf(KeyBook.SCOPES)))
        .map(caller -> new PartnerLogin(within(caller, scopes(token)), "issuer " + code));
  }

  private static PartnerCaller within(PartnerCaller holder, Set<String> scopes) {
    Set<String> both = new TreeSet<>(holder.scopes());
    both.retainAll(scopes);
    return new PartnerCaller(
        holder.partnerId(), holder.partnerCode(), holder.test(), Set.copyOf(both));
  }

  private static Set<String> scopes(Jwt token) {
    String scopes = token.getClaimAsString("scope");
    return scopes == null ? Set.of() : new TreeSet<>(Arrays.asList(scopes.split(" ")));
  }

  private JwtDecoder ownDecoder() {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    JWKSource<SecurityContext> source =
        (selector, context) -> selector.select(new JWKSet(published()));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, source));
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
    // times are judged below, by Rondo's clock
    processor.setJWTClaimsSetVerifier((claims, context) -> {});
    NimbusJwtDecoder decoder = new NimbusJwtDecoder(processor);
    decoder.setJwtValidator(validator(issuer));
    return decoder;
  }

  private List<JWK> published() {
    return keys.holding().stream()
        .map(key -> (JWK) new RSAKey.Builder(key.publicKey()).keyID(key.code()).build())
        .toList();
  }

  private JwtDecoder foreignDecoder() {
    NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(settings.issuerKeys()).build();
    decoder.setJwtValidator(validator(settings.issuer()));
    return decoder;
  }

  private OAuth2TokenValidator<Jwt> validator(String expectedIssuer) {
    JwtTimestampValidator times = new JwtTimestampValidator(SKEW);
    times.setClock(clock);
    return new DelegatingOAuth2TokenValidator<>(
        List.of(
            times,
            new JwtIssuerValidator(expectedIssuer),
            // without an end it would hold for ever
            new JwtClaimValidator<Instant>(JwtClaimNames.EXP, end -> end != null),
            new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audience -> audience != null && audience.contains(AUDIENCE))));
  }
}
