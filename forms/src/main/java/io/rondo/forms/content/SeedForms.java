package io.rondo.forms.content;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.delivery.SeedRefused;
import io.rondo.workers.delivery.Seeds;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Adds and removes the addresses that get every proof. */
@Controller
class SeedForms {

  private final Seeds seeds;

  SeedForms(Seeds seeds) {
    this.seeds = seeds;
  }

  @PostMapping("/seeds")
  String add(
      @RequestParam(defaultValue = "") String email,
      @RequestParam(defaultValue = "") String name,
      RedirectAttributes next) {
    try {
      seeds.add(email, name);
      Flash.done(next, "Every proof goes to " + email.strip() + " too.");
    } catch (SeedRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/contents#seeds";
  }

  @PostMapping("/seeds/remove")
  String remove(@RequestParam String email, RedirectAttributes next) {
    seeds.remove(email);
    Flash.done(next, "Proofs no longer go to " + email + ".");
    return "redirect:/contents#seeds";
  }
}
