package io.rondo.processes.security;

import static io.rondo.processes.security.Role.ADMIN;
import static io.rondo.processes.security.Role.BRAND;
import static io.rondo.processes.security.Role.DESIGN;
import static io.rondo.processes.security.Role.FINANCE;
import static io.rondo.processes.security.Role.LEGAL;
import static io.rondo.processes.security.Role.MARKETING;
import static io.rondo.processes.security.Role.REVIEW;
import static io.rondo.processes.security.Role.SERVICE;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.HEAD;
import static org.springframework.http.HttpMethod.POST;

import java.time.Clock;
import java.util.Arrays;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may use which path. Two chains: endpoints for machines (a name and password with each
 * request) and everything that people open in a browser (one session with the engine's web
 * applications). What no line names needs a role all the same.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  private static final String[] OPEN = {
    "/actuator/health/**",
    "/answer/**",
    "/c/**",
    "/desk/**",
    "/help/**",
    "/o/**",
    "/survey/**",
    "/u/**",
    "/rondo/**",
    "/webjars/**",
    "/login",
    "/error",
    "/favicon.ico"
  };

  /** Paths with a proof of their own: a token in the address, or the web applications' own. */
  private static final String[] OWN_PROOF = {
    "/answer/**", "/camunda/**", "/desk/**", "/help/**", "/survey/**", "/u/**"
  };

  /** What the web applications read before anybody is logged in; their own filter agrees. */
  private static final String[] OPEN_ENGINE_READS = {
    "/camunda/api/engine/engine",
    "/camunda/api/engine/engine/",
    "/camunda/api/admin/auth/user/{engine}",
    "/camunda/api/*/plugin/{plugin}/static/**",
    "/camunda/api/admin/plugin/license/{engine}/check-key",
    "/camunda/api/engine/engine/{engine}/identity/password-policy"
  };

  private static final String[] OPEN_ENGINE_POSTS = {
    "/camunda/api/admin/auth/user/{engine}/login/{app}",
    "/camunda/api/admin/auth/user/{engine}/logout"
  };

  private static final String PAGES =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
          + " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'self'";

  private final IdentityService identities;
  private final Staff staff;
  private final StaffSession sessions;
  private final StaffAuthenticationProvider provider;

  SecurityConfiguration(
      IdentityService identities,
      Staff staff,
      StaffSession sessions,
      StaffAuthenticationProvider provider) {
    this.identities = identities;
    this.staff = staff;
    this.sessions = sessions;
    this.provider = provider;
  }

  @Bean
  @Order(1)
  SecurityFilterChain machines(HttpSecurity http, MachineRefusals refusals) throws Exception {
    common(http)
        .securityMatcher(any("/api/**", "/engine-rest", "/engine-rest/**"))
        .securityContext(context -> context.securityContextRepository(new ReadingSession(sessions)))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .exceptionHandling(
            errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .addFilterBefore(new CrossSiteFilter(refusals), CsrfFilter.class)
        .authorizeHttpRequests(
            paths -> {
              deployments(paths, "/engine-rest/deployment/**");

              paths.requestMatchers(any("/engine-rest", "/engine-rest/**")).hasAnyRole(staff());
              paths.requestMatchers(any(GET, "/api/openapi/**")).hasAnyRole(staff());
              paths.requestMatchers(any(GET, "/api/campaigns/**")).hasAnyRole(staff());
              paths
                  .requestMatchers(
                      any(
                          GET,
                          "/api/customers/{number}/conversation",
                          "/api/customers/{number}/why"))
                  .hasAnyRole(Role.names(SERVICE, MARKETING, ADMIN));
              paths.requestMatchers(any("/api/**")).hasAnyRole(Role.names(MARKETING, ADMIN));
              paths.anyRequest().denyAll();
            });
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http, Clock clock) throws Exception {
    GuessFilter guesses = new GuessFilter(clock);
    common(http)
        .addFilterBefore(guesses, CsrfFilter.class)
        .securityContext(context -> context.securityContextRepository(sessions))
        .csrf(csrf -> csrf.ignoringRequestMatchers(any(OWN_PROOF)))
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .logout(logout -> logout.logoutSuccessUrl("/login?logout"))
        .formLogin(
            form -> {
              form.successHandler(new FirstPage(pagesOnly()));
              form.loginPage("/login");
            })
        .authorizeHttpRequests(
            paths -> {
              paths.requestMatchers(any(OPEN)).permitAll();
              engine(paths);
              pages(paths);
              paths.anyRequest().hasAnyRole(staff());
            });
    return http.build();
  }

  /** The engine's web applications: their pages are open to show their login, their API is not. */
  private static void engine(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          paths) {
    paths.requestMatchers(any(GET, OPEN_ENGINE_READS)).permitAll();
    paths.requestMatchers(any(POST, OPEN_ENGINE_POSTS)).permitAll();
    deployments(paths, "/camunda/api/engine/engine/{engine}/deployment/**");
    paths.requestMatchers(any("/camunda/api/**")).hasAnyRole(all());
    paths.requestMatchers(any(GET, "/camunda/**")).permitAll();
    paths.requestMatchers(any(HEAD, "/camunda/**")).permitAll();
  }

  private static void deployments(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          paths,
      String pattern) {
    for (HttpMethod method : new HttpMethod[] {POST, DELETE}) {
      paths.requestMatchers(any(method, pattern)).hasAnyRole(Role.names(DESIGN, ADMIN));
    }
  }

  private static void pages(
      AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
          paths) {
    // whoever has a task; the page asks whether it is this one
    paths.requestMatchers(any(GET, "/reviews/**")).hasAnyRole(all());
    paths
        .requestMatchers(any("/", "/designs/**", "/docs/**", "/swagger-ui/**"))
        .hasAnyRole(staff());
    paths.requestMatchers(any(POST, "/approvals/handover")).hasRole(ADMIN.name());
    paths
        .requestMatchers(any(POST, "/approvals/route"))
        .hasAnyRole(Role.names(MARKETING, DESIGN, ADMIN));
    paths.requestMatchers(any("/approvals/**")).hasAnyRole(staff());
    paths.requestMatchers(any("/campaigns/incidents/**")).hasRole(ADMIN.name());
    paths.requestMatchers(any("/partners/{code}/access/**")).hasRole(ADMIN.name());
    paths.requestMatchers(any(POST, "/partners/{code}/webhooks/**")).hasRole(ADMIN.name());
    paths.requestMatchers(any(GET, "/campaigns/**", "/orders/**")).hasAnyRole(staff());
    paths
        .requestMatchers(any(GET, "/contents/**", "/mailbox/**"))
        .hasAnyRole(Role.names(MARKETING, REVIEW, BRAND, LEGAL, FINANCE, ADMIN));
    paths
        .requestMatchers(any(GET, "/customers/{number}/conversation"))
        .hasAnyRole(Role.names(SERVICE, MARKETING, ADMIN));
    paths
        .requestMatchers(
            any(
                "/campaigns/**",
                "/partners/**",
                "/orders/**",
                "/customers/**",
                "/segments/**",
                "/contents/**",
                "/seeds/**",
                "/mailbox/**"))
        .hasAnyRole(Role.names(MARKETING, ADMIN));
    paths
        .requestMatchers(any("/resellers/kits/**"))
        .hasAnyRole(Role.names(MARKETING, BRAND, ADMIN));
    paths
        .requestMatchers(any("/calls/**", "/resellers/**"))
        .hasAnyRole(Role.names(MARKETING, ADMIN));
    paths
        .requestMatchers(any("/questions/**", "/words/**", "/help-articles/**"))
        .hasAnyRole(Role.names(MARKETING, DESIGN, ADMIN));
    paths.requestMatchers(any("/service/agents/**")).hasAnyRole(Role.names(MARKETING, ADMIN));
    paths
        .requestMatchers(any(POST, "/service/rules/**", "/service/texts/**"))
        .hasAnyRole(Role.names(MARKETING, ADMIN));
    paths
        .requestMatchers(any("/cases/**", "/service/**"))
        .hasAnyRole(Role.names(SERVICE, MARKETING, ADMIN));
    paths.requestMatchers(any("/actuator/**")).hasRole(ADMIN.name());
  }

  private HttpSecurity common(HttpSecurity http) throws Exception {
    return http.exceptionHandling(errors -> errors.authenticationEntryPoint(new LoginEntry()))
        .headers(
            headers ->
                headers
                    .frameOptions(frames -> frames.disable())
                    .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                    .addHeaderWriter(contentPolicy()))
        .addFilterBefore(new EngineDoorFilter(), CsrfFilter.class)
        .addFilterBefore(
            new EngineCallerFilter(identities, staff, sessions), AuthorizationFilter.class);
  }

  /** Pages get Rondo's policy; the web applications and a page that is stricter keep their own. */
  private static HeaderWriter contentPolicy() {
    return (request, response) -> {
      if (!Paths.of(request).startsWith("/camunda")
          && !response.containsHeader("Content-Security-Policy")) {
        response.setHeader("Content-Security-Policy", PAGES);
      }
    };
  }

  /** After a login people return to the page they asked for, not to a part of one. */
  private static HttpSessionRequestCache pagesOnly() {
    HttpSessionRequestCache cache = new HttpSessionRequestCache();
    cache.setMatchingRequestParameterName(null);
    cache.setRequestMatcher(
        new AndRequestMatcher(
            any(GET, "/**"),
            new NegatedRequestMatcher(any("/camunda/**")),
            new NegatedRequestMatcher(new RequestHeaderRequestMatcher("HX-Request")),
            request -> String.valueOf(request.getHeader("Accept")).contains("text/html")));
    return cache;
  }

  private static String[] all() {
    return Role.names(Role.values());
  }

  private static String[] staff() {
    return Role.names(Role.staff());
  }

  private static RequestMatcher any(String... patterns) {
    return any(null, patterns);
  }

  private static RequestMatcher any(HttpMethod method, String... patterns) {
    return new OrRequestMatcher(
        Arrays.stream(patterns)
            .map(pattern -> PathPatternRequestMatcher.withDefaults().matcher(method, pattern))
            .toArray(RequestMatcher[]::new));
  }
}
