package io.rondo.processes.security;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.rondo.integrations.http.BufferedRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the engine's own API and lets no expression in: refuses with 400 every request
 * whose JSON body, form or query names a property that ends in {@code Expression}, at any depth and
 * in any case, and every body it cannot read as the engine would (CVE-2026-109432). Answers 404 on
 * every path with {@code /setup}, logged in or not (CVE-2026-77226).
 *
 * <p>Saved filters with expressions are made by Rondo's own code at start, never through this door.
 */
class EngineDoorFilter extends OncePerRequestFilter {

  /** The longest body that is read into memory; a longer one is refused with 413. */
  static final int LIMIT = 10 * 1024 * 1024;

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  private final JsonFactory json =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String path = Paths.of(request);
    if (Paths.isSetup(path)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    if (!Paths.isEngineApi(path)) {
      chain.doFilter(request, response);
      return;
    }
    if (namesExpression(request.getQueryString()) || hasTwoTypes(request)) {
      refuse(response);
      return;
    }
    if (WITHOUT_BODY.contains(request.getMethod()) || isMultipart(request)) {
      chain.doFilter(request, response);
      return;
    }
    byte[] body = request.getInputStream().readNBytes(LIMIT + 1);
    if (body.length > LIMIT) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else if (!isClean(request, body)) {
      refuse(response);
    } else {
      chain.doFilter(new BufferedRequest(request, body), response);
    }
  }

  private boolean isClean(HttpServletRequest request, byte[] body) {
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return false;
    }
    if (isForm(request)) {
      return !namesExpression(new String(body, StandardCharsets.UTF_8));
    }
    try (JsonParser parser = json.createParser(body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && isExpression(parser.currentName())) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean namesExpression(String encoded) {
    return encoded != null
        && Arrays.stream(encoded.split("[&;]"))
            .map(pair -> pair.split("=", 2)[0])
            .anyMatch(EngineDoorFilter::isEncodedExpression);
  }

  private static boolean isEncodedExpression(String name) {
    try {
      return isExpression(URLDecoder.decode(name, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      return true; // broken percent-encoding: nobody honest sends it
    }
  }

  private static boolean isExpression(String name) {
    return name.strip().toLowerCase(Locale.ROOT).endsWith("expression");
  }

  private static boolean hasTwoTypes(HttpServletRequest request) {
    return Collections.list(request.getHeaders("Content-Type")).size() > 1;
  }

  private static boolean isMultipart(HttpServletRequest request) {
    return is(request, MediaType.MULTIPART_FORM_DATA);
  }

  private static boolean isForm(HttpServletRequest request) {
    return is(request, MediaType.APPLICATION_FORM_URLENCODED);
  }

  private static boolean is(HttpServletRequest request, MediaType type) {
    try {
      String given = request.getContentType();
      return given != null && type.equalsTypeAndSubtype(MediaType.parseMediaType(given));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void refuse(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    response
        .getWriter()
        .write(
            "{\"type\":\"InvalidRequestException\",\"message\":\"Expressions are not accepted"
                + " here, and the body has to be plain JSON.\"}");
  }
}
