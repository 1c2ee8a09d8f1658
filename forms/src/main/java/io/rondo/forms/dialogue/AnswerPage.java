package io.rondo.forms.dialogue;

import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.dialogue.AnswerFacts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
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
 * The page behind the options of a question in a mail: the option that was followed is chosen
 * already, and its button sends it. Reading answers nothing, since programs read every link.
 */
@Controller
@RequestMapping("/answer/{token}")
class AnswerPage {

  private final AnswerFacts answers;

  AnswerPage(AnswerFacts answers) {
    this.answers = answers;
  }

  @GetMapping
  String ask(@PathVariable String token, Locale locale, Model model, HttpServletResponse response) {
    AnswerFacts.View view = answers.find(token).orElseThrow(PageNotFound::new);
    Map<String, String> words = CustomerWords.on(model, response, locale);
    model.addAttribute("token", token);
    model.addAttribute("view", view);
    if (view.tally() != null) {
      model.addAttribute("total", CustomerWords.with(words, "answers", view.tally().answered()));
    }
    return "dialogue/answer";
  }

  @PostMapping
  String answer(
      @PathVariable String token,
      @RequestParam(defaultValue = "") List<String> answer,
      RedirectAttributes next) {
    try {
      answers.answer(token, answer).orElseThrow(PageNotFound::new);
    } catch (IllegalArgumentException e) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
    }
    next.addAttribute("token", token);
    return "redirect:/answer/{token}";
  }
}
