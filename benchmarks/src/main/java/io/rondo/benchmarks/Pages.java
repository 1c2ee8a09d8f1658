package io.rondo.benchmarks;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.Principal;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.web.filter.OncePerRequestFilter;

/** The board of orders on a port, where everybody is a marketer and nobody has to log in. */
final class Pages {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Pages() {}

  /** The board, and somebody who looks at it; the other pages need doors of their own. */
  @Configuration(proxyBeanMethods = false)
  @ComponentScan(
      basePackages = {"io.rondo.forms.layout", "io.rondo.forms.fulfilment"},
      excludeFilters =
          @ComponentScan.Filter(
              type = FilterType.REGEX,
              pattern = "io\\.rondo\\.forms\\.fulfilment\\.(?!OrderBoardPage).*"))
  static class Doors {

    @Bean
    OncePerRequestFilter somebody() {
      return new OncePerRequestFilter() {
        @Override
        protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
          chain.doFilter(new Marketer(request), response);
        }
      };
    }
  }

  private static final class Marketer extends HttpServletRequestWrapper {
    private Marketer(HttpServletRequest request) {
      super(request);
    }

    @Override
    public Principal getUserPrincipal() {
      return () -> "marketer";
    }

    @Override
    public boolean isUserInRole(String role) {
      return role.equals("MARKETING");
    }
  }

  /** Rondo's business and its board on a free port of this machine. */
  static ConfigurableApplicationContext served(String schema) throws SQLException {
    return Bench.rondo(
        schema,
        WebApplicationType.SERVLET,
        Map.of("server.port", 0, "server.address", "127.0.0.1"),
        Doors.class);
  }

  /** Fetches a page, all of it. @throws IllegalStateException when it does not say that */
  static void read(ConfigurableApplicationContext rondo, String path, String said)
      throws IOException, InterruptedException {
    int port = ((ServletWebServerApplicationContext) rondo).getWebServer().getPort();
    var answer =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200 || !answer.body().contains(said)) {
      throw new IllegalStateException(path + " answers " + answer.statusCode());
    }
  }
}
