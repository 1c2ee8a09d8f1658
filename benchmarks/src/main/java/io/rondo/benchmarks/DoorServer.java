package io.rondo.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.integrations.partners.AccessTokens;
import io.rondo.workers.partner.KeyBook;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.response.EventReceipt;
import io.rondo.workers.response.IncomingEvent;
import io.rondo.workers.response.Responses;
import io.rondo.workers.testing.WorkersTestApplication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The endpoints of partners and of the API in a JVM of their own, so that it can be killed and its
 * heap limited. Says on its first line which port it listens to. Without staff's pages and
 * sessions; those have no part in what machines send.
 */
final class DoorServer {

  private DoorServer() {}

  /** The doors, and those to nowhere. */
  @Configuration(proxyBeanMethods = false)
  @ConfigurationPropertiesScan({"io.rondo.integrations.webhook", "io.rondo.integrations.http"})
  @ComponentScan({
    "io.rondo.integrations.api",
    "io.rondo.integrations.webhook",
    "io.rondo.integrations.http",
    "io.rondo.integrations.partners",
    "io.rondo.integrations.document"
  })
  static class Doors {

    /** Nobody asks for a token here. */
    @Bean
    AccessTokens accessTokens() {
      return (clientId, scopes) -> {
        throw new UnsupportedOperationException("No tokens without login");
      };
    }

    @Bean
    KeyFilter keyFilter(KeyBook keys) {
      return new KeyFilter(keys);
    }

    @Bean
    Alone alone(Responses responses, ObjectMapper json, PlatformTransactionManager transactions) {
      return new Alone(responses, json, new TransactionTemplate(transactions));
    }

    @Bean
    Nowhere nowhere() {
      return new Nowhere();
    }
  }

  /** Who calls, by the key. */
  @Order(0)
  static final class KeyFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final KeyBook keys;

    KeyFilter(KeyBook keys) {
      this.keys = keys;
    }

    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      String login = request.getHeader(HttpHeaders.AUTHORIZATION);
      if (login != null && login.startsWith(BEARER)) {
        keys.verify(login.substring(BEARER.length()), request.getRemoteAddr())
            .ifPresent(caller -> request.setAttribute(PartnerCaller.ATTRIBUTE, caller));
      }
      chain.doFilter(request, response);
    }
  }

  /** Takes events as their own endpoint does, and stores those of each request by themselves. */
  @RestController
  static class Alone {

    private final Responses responses;
    private final ObjectMapper json;
    private final TransactionTemplate transaction;

    Alone(Responses responses, ObjectMapper json, TransactionTemplate transaction) {
      this.responses = responses;
      this.json = json;
      this.transaction = transaction;
    }

    @PostMapping("/alone/events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    List<EventReceipt> take(HttpServletRequest request) throws IOException {
      List<IncomingEvent> events =
          json.readValue(request.getInputStream(), new TypeReference<List<IncomingEvent>>() {});
      return transaction.execute(status -> responses.receive("api", events));
    }
  }

  /** Takes bytes and keeps none; and says how much memory the others took. */
  @RestController
  static class Nowhere {

    @PutMapping("/nowhere/v1/uploads")
    long take(HttpServletRequest request) throws IOException {
      return request.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    @PostMapping("/nowhere/events")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Map<String, Long> events(HttpServletRequest request) throws IOException {
      return Map.of("bytes", request.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }

    /** The peak of the heap in MB since it was asked for last. */
    @GetMapping("/nowhere/v1/heap")
    long heap() {
      long peak = Bench.heapPeakMb();
      Bench.forgetHeapPeak();
      return peak;
    }
  }

  /**
   * @param arguments settings, {@code --name=value}
   */
  public static void main(String[] arguments) {
    var results = System.out;
    System.setOut(System.err); // logs are no results
    var context =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(WorkersTestApplication.class, Doors.class)
                .web(WebApplicationType.SERVLET)
                .run(arguments);
    results.println(context.getWebServer().getPort());
    results.flush();
  }
}
