package io.rondo.forms.fulfilment;

import io.rondo.workers.asset.UnknownAsset;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.ModelAndView;

/** One page for every link that is none, and the headers of all pages of the desk. */
@ControllerAdvice(
    assignableTypes = {DeskPages.class, DeskActs.class, DeskFiles.class, DeskPackage.class})
@Order(Ordered.HIGHEST_PRECEDENCE)
class DeskAdvice {

  private static final String POLICY =
      "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; form-action 'self';"
          + " base-uri 'none'; frame-ancestors 'none'";

  /**
   * No script, nothing of anybody else, no copy, and no word to others where somebody came from.
   */
  static void strict(HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", POLICY);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("X-Robots-Tag", "noindex, nofollow");
  }

  @ExceptionHandler
  ModelAndView gone(DeskGone gone, HttpServletResponse response) {
    strict(response);
    boolean tooOften = !gone.pause().isZero();
    if (tooOften) {
      response.setHeader("Retry-After", String.valueOf(gone.pause().toSeconds() + 1));
    }
    return new ModelAndView(
        "fulfilment/desk-gone", tooOften ? HttpStatus.TOO_MANY_REQUESTS : HttpStatus.NOT_FOUND);
  }

  @ExceptionHandler(UnknownAsset.class)
  ModelAndView gone(HttpServletResponse response) {
    return gone(new DeskGone(), response);
  }
}
