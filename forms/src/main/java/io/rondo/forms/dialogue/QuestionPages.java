package io.rondo.forms.dialogue;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.dialogue.LifeStage;
import io.rondo.workers.dialogue.QuestionKind;
import io.rondo.workers.dialogue.QuestionRefused;
import io.rondo.workers.dialogue.Questions;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What mails may ask, and how people answered. */
@Controller
@RequestMapping("/questions")
class QuestionPages {

  private final Questions questions;

  QuestionPages(Questions questions) {
    this.questions = questions;
  }

  @GetMapping
  String page(Model model) {
    return page(model, new QuestionForm(null, null, null, null, null));
  }

  @PostMapping
  String add(
      @ModelAttribute("form") QuestionForm form,
      Principal who,
      Model model,
      RedirectAttributes next) {
    try {
      questions.add(form.question(), who.getName());
    } catch (QuestionRefused refused) {
      model.addAttribute("problems", refused.problems());
      return page(model, form);
    }
    Flash.done(
        next,
        "Kept. A content asks it by {{ question }} with \"%s\" as its fallback."
            .formatted(form.code()));
    return "redirect:/questions";
  }

  @PostMapping("/{code}/active")
  String setActive(
      @PathVariable String code, @RequestParam boolean active, RedirectAttributes next) {
    if (!questions.setActive(code, active)) {
      throw new PageNotFound();
    }
    Flash.done(
        next, active ? "\"" + code + "\" is asked again." : "\"" + code + "\" is asked no more.");
    return "redirect:/questions";
  }

  private String page(Model model, QuestionForm form) {
    model.addAttribute("form", form);
    model.addAttribute("questions", questions.all());
    model.addAttribute("tallies", questions.tallies());
    model.addAttribute("kinds", QuestionKind.values());
    model.addAttribute("stages", LifeStage.values());
    return "dialogue/questions";
  }
}
