package io.rondo.integrations.tracking;

import io.rondo.workers.delivery.TrackingLinks;
import io.rondo.workers.response.Actor;
import io.rondo.workers.response.Responses;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Counts a click and leads to where the content's link leads, never to anything the request says. A
 * link that is not ours, was altered or has lost its mail looks the same to everybody.
 */
@RestController
@Hidden
class ClickController {

  private static final String UNKNOWN_LINK =
      """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="robots" content="noindex">
      <title>This link leads nowhere</title>
      </head>
      <body>
      <main>
      <h1>This link leads nowhere</h1>
      <p>It may have been cut on its way to you. Please open it from the mail again, or copy it
      whole.</p>
      </main>
      </body>
      </html>
      """;

  private final TrackingLinks links;
  private final Responses responses;

  ClickController(TrackingLinks links, Responses responses) {
    this.links = links;
    this.responses = responses;
  }

  @RequestMapping(
      path = "/c/{token}",
      method = {RequestMethod.GET, RequestMethod.HEAD})
  ResponseEntity<String> click(@PathVariable String token, HttpServletRequest request) {
    Actor actor =
        Actor.ofClick(
            request.getMethod().equals("HEAD"), request.getHeader(HttpHeaders.USER_AGENT));
    Optional<String> target =
        links
            .clicked(token)
            .flatMap(tracked -> responses.clicked(tracked, actor))
            .filter(ClickController::isWebAddress);
    return target.map(ClickController::leadTo).orElseGet(ClickController::unknown);
  }

  private static ResponseEntity<String> leadTo(String target) {
    return quiet(HttpStatus.FOUND).header(HttpHeaders.LOCATION, target).build();
  }

  private static ResponseEntity<String> unknown() {
    return quiet(HttpStatus.NOT_FOUND)
        .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
        .body(UNKNOWN_LINK);
  }

  /** Neither caches nor the target learn the token. */
  private static ResponseEntity.BodyBuilder quiet(HttpStatus status) {
    return ResponseEntity.status(status)
        .cacheControl(CacheControl.noStore())
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex");
  }

  private static boolean isWebAddress(String target) {
    return target.startsWith("https://") || target.startsWith("http://");
  }
}
