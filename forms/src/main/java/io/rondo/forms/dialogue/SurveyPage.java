package io.rondo.forms.dialogue;

import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.dialogue.Surveys;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.stream.IntStream;
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
 * The survey of one question. Reading it changes nothing, however often programs fetch it; only its
 * button does. It needs no login and no cookie, and names nobody.
 */
@Controller
@RequestMapping("/survey/{token}")
class SurveyPage {

  private final Surveys surveys;

  SurveyPage(Surveys surveys) {
    this.surveys = surveys;
  }

  @GetMapping
  String ask(@PathVariable String token, Locale locale, Model model, HttpServletResponse response) {
    Surveys.View view = surveys.find(token).orElseThrow(PageNotFound::new);
    CustomerWords.on(model, response, locale);
    model.addAttribute("token", token);
    model.addAttribute("view", view);
    model.addAttribute("scores", IntStream.rangeClosed(1, 5).boxed().toList());
    return "dialogue/survey";
  }

  @PostMapping
  String answer(
      @PathVariable String token,
      @RequestParam int score,
      @RequestParam(defaultValue = "") String words,
      RedirectAttributes next) {
    try {
      surveys.answer(token, score, words).orElseThrow(PageNotFound::new);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
    next.addAttribute("token", token);
    return "redirect:/survey/{token}";
  }
}
