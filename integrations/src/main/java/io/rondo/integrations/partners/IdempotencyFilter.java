package io.rondo.integrations.partners;

import io.rondo.integrations.http.BufferedRequest;
import io.rondo.workers.partner.PartnerCaller;
import io.rondo.workers.partner.PartnerRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with the same Idempotency-Key has one effect and one answer. Kept are answers that were
 * decided (2xx and 409); after any other the key may be used again, for it had no effect.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class IdempotencyFilter extends OncePerRequestFilter {

  static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[!-~]{1,80}");

  private final PartnerRequests requests;
  private final ProblemWriter problems;

  IdempotencyFilter(PartnerRequests requests, ProblemWriter problems) {
    this.requests = requests;
    this.problems = problems;
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !request.getMethod().equals("POST")
        || !request.getRequestURI().startsWith(request.getContextPath() + "/partner/v1/")
        || !(request.getAttribute(PartnerCaller.ATTRIBUTE) instanceof PartnerCaller);
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    PartnerCaller caller = (PartnerCaller) request.getAttribute(PartnerCaller.ATTRIBUTE);
    try {
      String key = request.getHeader(HEADER);
      if (key == null || !KEY.matcher(key).matches()) {
        throw PartnerProblem.of(
            HttpStatus.BAD_REQUEST,
            "idempotency_key_missing",
            "An Idempotency-Key is missing",
            "Send a header Idempotency-Key of 1 to 80 visible characters, new for each thing that"
                + " you want to be done once, and the same when you repeat it.");
      }
      byte[] body = request.getInputStream().readNBytes(PartnerJson.MOST + 1);
      if (body.length > PartnerJson.MOST) {
        throw PartnerJson.tooLong();
      }
      run(caller, key, request, body, response, chain);
    } catch (PartnerProblem problem) {
      problems.write(response, problem);
    } catch (DataAccessException | TransactionException e) {
      problems.write(response, PartnerProblem.away());
    }
  }

  private void run(
      PartnerCaller caller,
      String key,
      HttpServletRequest request,
      byte[] body,
      HttpServletResponse response,
      FilterChain chain)
      throws ServletException, IOException {
    PartnerRequests.Claim claim = requests.claim(caller, key, hash(request, body));
    switch (claim.turn()) {
      case RUN -> {
        ContentCachingResponseWrapper kept = new ContentCachingResponseWrapper(response);
        boolean decided = false;
        try {
          chain.doFilter(new BufferedRequest(request, body), kept);
          decided = isDecided(kept.getStatus());
        } finally {
          if (!decided) {
            requests.release(caller, key);
          }
        }
        if (decided) {
          requests.answer(
              caller,
              key,
              kept.getStatus(),
              kept.getContentType(),
              new String(kept.getContentAsByteArray(), StandardCharsets.UTF_8));
        }
        kept.copyBodyToResponse();
      }
      case DONE -> replay(claim, response);
      case OTHER ->
          throw PartnerProblem.of(
              HttpStatus.UNPROCESSABLE_ENTITY,
              "idempotency_key_reused",
              "The Idempotency-Key belongs to another request",
              "Something else was sent with this key before. Use a new key for a new thing.");
      case RUNNING ->
          throw PartnerProblem.of(
                  HttpStatus.CONFLICT,
                  "still_running",
                  "It is still being done",
                  "The same request is being served. Send it again for its answer.")
              .with(HttpHeaders.RETRY_AFTER, "1");
    }
  }

  private static void replay(PartnerRequests.Claim claim, HttpServletResponse response)
      throws IOException {
    response.setStatus(claim.status());
    response.setHeader("Idempotent-Replayed", "true");
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (claim.contentType() != null) {
      response.setContentType(claim.contentType());
    }
    response.getOutputStream().write(claim.body().getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isDecided(int status) {
    return status >= 200 && status < 300 || status == HttpStatus.CONFLICT.value();
  }

  private static String hash(HttpServletRequest request, byte[] body) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(
          (request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString())
              .getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      return HexFormat.of().formatHex(digest.digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is part of every Java platform", e);
    }
  }
}
