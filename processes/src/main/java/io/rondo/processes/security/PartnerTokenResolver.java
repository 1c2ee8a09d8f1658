package io.rondo.processes.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * Finds the key or token of a partner in the Authorization header and nowhere else. A key in an
 * address ends in logs and histories, so such a request is refused even where no key is needed.
 */
class PartnerTokenResolver implements BearerTokenResolver {

  static final int LONGEST = 4096;
  private static final String BEARER = "bearer ";
  private static final Pattern KEY = Pattern.compile("(?i)r[ks]_(live|test)_|whsec_|\\brs_");
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]+");
  private static final Set<String> NAMES =
      Set.of("access_token", "api_key", "apikey", "key", "token", "client_secret");

  @Override
  public String resolve(HttpServletRequest request) {
    if (hasKey(request)) {
      throw new OAuth2AuthenticationException(
          BearerTokenErrors.invalidRequest(
              "A key does not belong into an address. Revoke it and send a new one in the"
                  + " Authorization header."));
    }
    String header = request.getHeader("Authorization");
    if (PartnerSecurity.isOpen(request)
        || header == null
        || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return null;
    }
    String token = header.substring(BEARER.length()).strip();
    if (token.length() > LONGEST || !TOKEN.matcher(token).matches()) {
      throw new OAuth2AuthenticationException(
          BearerTokenErrors.invalidToken("The key or token does not hold."));
    }
    return token;
  }

  private static boolean hasKey(HttpServletRequest request) {
    String query = request.getQueryString();
    if (KEY.matcher(request.getRequestURI()).find()) {
      return true;
    }
    if (query == null) {
      return false;
    }
    if (KEY.matcher(query).find()) {
      return true;
    }
    for (String part : query.split("&")) {
      int end = part.indexOf('=');
      if (NAMES.contains((end < 0 ? part : part.substring(0, end)).toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }
}
