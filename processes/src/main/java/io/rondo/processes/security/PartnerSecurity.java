package io.rondo.processes.security;

import io.rondo.integrations.partners.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.server.PathContainer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The partners' way in: a key or an access token with each request, no session, nothing of the
 * staff's logins. Endpoints for signed messages let everybody knock and prove the sender
 * themselves.
 */
@Configuration(proxyBeanMethods = false)
class PartnerSecurity {

  static final String[] OPEN = {
    "/partner/v1/openapi.json",
    "/partner/v1/token",
    "/partner/v1/callbacks/**",
    "/partner/v1/xjmf/**",
    "/partner/v1/print/**"
  };

  private static final List<PathPattern> OPEN_PATTERNS =
      Arrays.stream(OPEN).map(PathPatternParser.defaultInstance::parse).toList();

  /** Whether this path needs no key. */
  static boolean isOpen(HttpServletRequest request) {
    PathContainer path = PathContainer.parsePath(Paths.of(request));
    return OPEN_PATTERNS.stream().anyMatch(pattern -> pattern.matches(path));
  }

  @Bean
  @Order(0)
  SecurityFilterChain partnerDoor(
      HttpSecurity http,
      PartnerProver prover,
      PartnerRefusals refusals,
      PartnerRates rates,
      ProblemWriter problems)
      throws Exception {
    PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    http.securityMatcher(paths.matcher("/partner/**"))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .oauth2ResourceServer(
            server ->
                server
                    .bearerTokenResolver(new PartnerTokenResolver())
                    .authenticationManagerResolver(request -> prover::authenticate)
                    .authenticationEntryPoint(refusals)
                    .accessDeniedHandler(refusals))
        .addFilterAfter(
            new PartnerCallerFilter(rates, problems), BearerTokenAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests -> {
              for (String open : OPEN) {
                requests.requestMatchers(paths.matcher(open)).permitAll();
              }
              requests.anyRequest().authenticated();
            });
    return http.build();
  }
}
