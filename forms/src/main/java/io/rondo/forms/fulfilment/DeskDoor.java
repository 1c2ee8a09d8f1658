package io.rondo.forms.fulfilment;

import io.rondo.forms.layout.PageForbidden;
import io.rondo.workers.desk.DeskLink;
import io.rondo.workers.desk.DeskLinks;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * Lets browsers in at a partner's desk: by the link, the cookie of a browser that proved itself,
 * and for every change a key that only a page of this desk has.
 */
@Component
class DeskDoor {

  static final String COOKIE = "rondo_desk";
  private static final Pattern DEVICE = Pattern.compile("[A-Za-z0-9_-]{43}");

  private final DeskLinks links;
  private final DeskThrottle throttle;

  DeskDoor(DeskLinks links, DeskThrottle throttle) {
    this.links = links;
    this.throttle = throttle;
  }

  /** The link as this browser may know it. @throws DeskGone when it may not */
  DeskLink look(String token, HttpServletRequest request) {
    return found(links.look(token, device(request)), request);
  }

  /**
   * The link for somebody who may read the order.
   *
   * @return empty when this browser must prove itself first
   * @throws DeskGone when there is no such link
   */
  Optional<DeskLink> reader(String token, HttpServletRequest request) {
    return Optional.of(look(token, request)).filter(link -> link.access() == DeskLink.Access.OPEN);
  }

  /**
   * The same for a change. Nothing of the body is read before the browser has proved itself, so
   * strangers cannot make us store files.
   *
   * @throws PageForbidden when the change does not come from a page of this desk
   */
  Optional<DeskLink> writer(String token, HttpServletRequest request) {
    Optional<DeskLink> link = reader(token, request);
    link.ifPresent(
        found -> {
          String key = String.valueOf(request.getParameter("key"));
          if (!same(key, links.formKey(token, device(request)))) {
            throw new PageForbidden();
          }
        });
    return link;
  }

  /** The name of this browser; null when it has none. */
  static String device(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
    return Arrays.stream(cookies)
        .filter(cookie -> cookie.getName().equals(COOKIE))
        .map(Cookie::getValue)
        .filter(value -> DEVICE.matcher(value).matches())
        .findFirst()
        .orElse(null);
  }

  /** The name of this browser, which it gets now when it has none. */
  String deviceOrNew(HttpServletRequest request, HttpServletResponse response) {
    String known = device(request);
    String device = known == null ? links.newDevice() : known;
    response.addHeader(
        HttpHeaders.SET_COOKIE,
        ResponseCookie.from(COOKIE, device)
            .path("/desk")
            .httpOnly(true)
            .sameSite("Lax")
            .secure(request.isSecure())
            .maxAge(links.remembered())
            .build()
            .toString());
    return device;
  }

  private DeskLink found(Optional<DeskLink> link, HttpServletRequest request) {
    String address = request.getRemoteAddr();
    Duration pause = throttle.pause(address);
    if (!pause.isZero()) {
      throw new DeskGone(pause);
    }
    if (link.isEmpty()) {
      throttle.missed(address);
      throw new DeskGone();
    }
    return link.get();
  }

  private static boolean same(String given, String wanted) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }
}
