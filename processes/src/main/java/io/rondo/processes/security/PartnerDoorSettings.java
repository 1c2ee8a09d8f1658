package io.rondo.processes.security;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the partners' way in.
 *
 * @param requestsPerMinute how many requests one key or client may send in a minute, on every node;
 *     also how many at once; default 600
 * @param tokenLife how long an access token holds; default 5 minutes
 * @param issuer of access tokens from elsewhere (OpenID Connect); empty: only Rondo's own hold
 * @param issuerKeys where that issuer's keys are (JWK set)
 * @param issuerClaim which claim of its tokens is the partner's code; default partner
 */
@ConfigurationProperties("rondo.processes.partner")
record PartnerDoorSettings(
    @DefaultValue("600") int requestsPerMinute,
    @DefaultValue("5m") Duration tokenLife,
    @DefaultValue("") String issuer,
    @DefaultValue("") String issuerKeys,
    @DefaultValue("partner") String issuerClaim) {}
