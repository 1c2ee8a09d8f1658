package io.rondo.integrations.tracking;

import io.rondo.workers.delivery.TrackingLinks;
import io.rondo.workers.response.Actor;
import io.rondo.workers.response.Responses;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Gives the pixel, whatever is asked: a mail must never show a broken picture. */
@RestController
@Hidden
class OpenController {

  private static final Logger LOG = LoggerFactory.getLogger(OpenController.class);

  /** A transparent GIF of one pixel, 43 bytes. */
  private static final byte[] PIXEL =
      Base64.getDecoder().decode("R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==");

  private final TrackingLinks links;
  private final Responses responses;

  OpenController(TrackingLinks links, Responses responses) {
    this.links = links;
    this.responses = responses;
  }

  @RequestMapping(
      path = "/o/{token}",
      method = {RequestMethod.GET, RequestMethod.HEAD})
  ResponseEntity<byte[]> open(@PathVariable String token, HttpServletRequest request) {
    Actor actor =
        Actor.ofOpen(request.getMethod().equals("HEAD"), request.getHeader(HttpHeaders.USER_AGENT));
    try {
      links.opened(token).ifPresent(tracked -> responses.opened(tracked, actor));
    } catch (DataAccessException e) {
      LOG.warn("An open was not stored: {}", e.getClass().getSimpleName());
    }
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .contentType(MediaType.IMAGE_GIF)
        .body(PIXEL);
  }
}
