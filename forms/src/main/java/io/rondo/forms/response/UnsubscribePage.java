package io.rondo.forms.response;

import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.delivery.Tracked;
import io.rondo.workers.delivery.TrackingLinks;
import io.rondo.workers.response.Responses;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * The page behind every unsubscribe link. Reading it changes nothing, however often programs fetch
 * it; only a POST does, from the page's button or from the mail program (RFC 8058). It needs no
 * login and no cookie, since the token says who it is.
 */
@Controller
class UnsubscribePage {

  private final TrackingLinks links;
  private final Responses responses;

  UnsubscribePage(TrackingLinks links, Responses responses) {
    this.links = links;
    this.responses = responses;
  }

  @GetMapping("/u/{token}")
  String ask(@PathVariable String token, Locale locale, Model model, HttpServletResponse response) {
    verified(token);
    return page(token, locale, model, response, false);
  }

  /** One click in a mail program, as RFC 8058 has it. */
  @PostMapping(value = "/u/{token}", params = "List-Unsubscribe=One-Click")
  ResponseEntity<String> oneClick(@PathVariable String token) {
    responses.unsubscribed(verified(token), "one_click");
    return ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("Unsubscribed\n");
  }

  /** The button of the page. */
  @PostMapping(value = "/u/{token}", params = "confirm=yes")
  String confirm(
      @PathVariable String token, Locale locale, Model model, HttpServletResponse response) {
    responses.unsubscribed(verified(token), "page");
    return page(token, locale, model, response, true);
  }

  private Tracked verified(String token) {
    return links.unsubscribed(token).orElseThrow(PageNotFound::new);
  }

  private static String page(
      String token, Locale locale, Model model, HttpServletResponse response, boolean done) {
    Map<String, String> words = UnsubscribeWords.in(locale);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    model.addAttribute("token", token);
    model.addAttribute("done", done);
    model.addAttribute("words", words);
    return "response/unsubscribe";
  }
}
