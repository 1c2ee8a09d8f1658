package io.rondo.forms.layout;

import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One sentence that the next page shows on top. */
public final class Flash {

  private Flash() {}

  /** What was done. */
  public static void done(RedirectAttributes next, String sentence) {
    next.addFlashAttribute("flash", sentence);
  }

  /** What was refused, and why. */
  public static void refused(RedirectAttributes next, String sentence) {
    next.addFlashAttribute("refusal", sentence);
  }
}
