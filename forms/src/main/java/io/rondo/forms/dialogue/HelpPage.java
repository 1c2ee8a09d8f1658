package io.rondo.forms.dialogue;

import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.dialogue.Helps;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where people help themselves: what fits, how far their request is, and a person whenever they
 * want one. Reading it changes nothing; it needs no login and no cookie, and names nobody.
 */
@Controller
@RequestMapping("/help/{token}")
class HelpPage {

  private final Helps helps;

  HelpPage(Helps helps) {
    this.helps = helps;
  }

  @GetMapping
  String help(
      @PathVariable String token, Locale locale, Model model, HttpServletResponse response) {
    return page("dialogue/help", token, locale, model, response);
  }

  /** The page that asks one thing: is it solved? */
  @GetMapping("/solved")
  String solved(
      @PathVariable String token, Locale locale, Model model, HttpServletResponse response) {
    return page("dialogue/solved", token, locale, model, response);
  }

  @PostMapping
  String say(
      @PathVariable String token,
      @RequestParam String said,
      @RequestParam(defaultValue = "") String words,
      RedirectAttributes next) {
    Helps.Said one =
        Arrays.stream(Helps.Said.values())
            .filter(value -> value.text().equals(said))
            .findFirst()
            .orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    if (!helps.say(token, one, words)) {
      throw new PageNotFound();
    }
    next.addAttribute("token", token);
    return "redirect:/help/{token}";
  }

  private String page(
      String template, String token, Locale locale, Model model, HttpServletResponse response) {
    Helps.View view = helps.find(token, locale.getLanguage()).orElseThrow(PageNotFound::new);
    Map<String, String> words = CustomerWords.on(model, response, locale);
    model.addAttribute("token", token);
    model.addAttribute("view", view);
    if (view.dueAt() != null) {
      String day =
          DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
              .withLocale(Locale.forLanguageTag(words.get("lang")))
              .withZone(ZoneOffset.UTC)
              .format(view.dueAt());
      model.addAttribute("due", CustomerWords.with(words, "caseDue", day));
    }
    return template;
  }
}
