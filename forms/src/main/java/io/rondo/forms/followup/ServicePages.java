package io.rondo.forms.followup;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.forms.layout.TableFile;
import io.rondo.workers.followup.Agents;
import io.rondo.workers.followup.ServiceTexts;
import io.rondo.workers.followup.Skill;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How the service works: by which rules, with which words, and who can help with what. */
@Controller
@RequestMapping("/service")
class ServicePages {

  private static final List<String> TABLES = List.of("ResponseTriage", "FollowUpPriority");

  private final TableFile file;
  private final ServiceTexts texts;
  private final Agents agents;

  ServicePages(TableFile file, ServiceTexts texts, Agents agents) {
    this.file = file;
    this.texts = texts;
    this.agents = agents;
  }

  @GetMapping("/rules")
  String rules(Model model) {
    return rules(model, List.of());
  }

  /** A file as Modeler opens it. */
  @GetMapping("/rules/{table}.dmn")
  ResponseEntity<byte[]> file(@PathVariable String table) {
    return file.download(known(table));
  }

  /** Saves an edited file; a refused one changes nothing. */
  @PostMapping("/rules/{table}")
  String save(
      @PathVariable String table, HttpServletRequest request, Model model, RedirectAttributes next)
      throws IOException {
    List<String> problems = file.save(known(table), request);
    if (!problems.isEmpty()) {
      return rules(model, problems);
    }
    Flash.done(next, "Saved. The new rules decide from the next response on.");
    return "redirect:/service/rules";
  }

  private String rules(Model model, List<String> problems) {
    model.addAttribute("problems", problems);
    model.addAttribute("tables", TABLES.stream().map(file::readable).toList());
    return "followup/rules";
  }

  private static String known(String table) {
    return Optional.of(table).filter(TABLES::contains).orElseThrow(PageNotFound::new);
  }

  @GetMapping("/texts")
  String texts(Model model) {
    model.addAttribute("texts", texts.all());
    return "followup/texts";
  }

  /** Saves the words of a text; refused ones change nothing. */
  @PostMapping("/texts")
  String save(
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String language,
      @RequestParam(defaultValue = "") String subject,
      @RequestParam(defaultValue = "") String text,
      Principal who,
      RedirectAttributes next) {
    try {
      texts.save(code, language.strip(), subject, text, who.getName());
      Flash.done(next, "Saved. The next one who gets it reads these words.");
    } catch (IllegalArgumentException refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/service/texts";
  }

  @GetMapping("/agents")
  String agents(Model model) {
    model.addAttribute("agents", agents.all());
    model.addAttribute("skills", Skill.values());
    return "followup/agents";
  }

  /** Says what somebody can help with. */
  @PostMapping("/agents/{person}")
  String keep(
      @PathVariable String person,
      @RequestParam(defaultValue = "") List<String> skills,
      Principal who,
      RedirectAttributes next) {
    try {
      agents.keep(
          person, skills.stream().flatMap(word -> Skill.of(word).stream()).toList(), who.getName());
      Flash.done(next, "Saved for " + person + ".");
    } catch (IllegalArgumentException refused) {
      Flash.refused(next, refused.getMessage());
    }
    return "redirect:/service/agents";
  }
}
