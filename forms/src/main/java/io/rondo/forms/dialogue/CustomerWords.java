package io.rondo.forms.dialogue;

import jakarta.servlet.http.HttpServletResponse;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.springframework.ui.Model;

/** The sentences of customers' pages in their language; English where there is no other. */
final class CustomerWords {

  private static final String BUNDLE = "io.rondo.forms.dialogue.page";

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private CustomerWords() {}

  /** All sentences by name. */
  static Map<String, String> in(Locale locale) {
    ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
    Map<String, String> words = new HashMap<>();
    bundle.keySet().forEach(key -> words.put(key, bundle.getString(key)));
    return words;
  }

  /** A sentence with something put in. */
  static String with(Map<String, String> words, String key, Object value) {
    return MessageFormat.format(words.get(key).replace("'", "''"), value);
  }

  /** What every customer's page has: nobody keeps it, and no address is passed on. */
  static Map<String, String> on(Model model, HttpServletResponse response, Locale locale) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Referrer-Policy", "no-referrer");
    Map<String, String> words = in(locale);
    model.addAttribute("words", words);
    return words;
  }
}
