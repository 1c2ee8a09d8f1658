package io.rondo.forms.audience;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.audience.Segment;
import io.rondo.workers.audience.SegmentRefused;
import io.rondo.workers.audience.Segments;
import io.rondo.workers.customer.Attributes;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of segments and the editor with its live count. */
@Controller
@RequestMapping("/segments")
class SegmentPages {

  private final Segments segments;
  private final Attributes attributes;

  SegmentPages(Segments segments, Attributes attributes) {
    this.segments = segments;
    this.attributes = attributes;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("segments", segments.all());
    return "audience/segments";
  }

  @GetMapping("/new")
  String fresh(Model model) {
    return editor(model, true, "", "");
  }

  @GetMapping("/{name}")
  String edit(@PathVariable String name, Model model) {
    Segment segment = segments.find(name).orElseThrow(PageNotFound::new);
    return editor(model, false, segment.name(), segment.expression());
  }

  /**
   * How many people the expression finds, or where it is wrong. Nothing is kept.
   *
   * @param channels whether to count by channel too, which takes longer
   */
  @PostMapping("/count")
  String count(
      @RequestParam(defaultValue = "") String expression,
      @RequestParam(defaultValue = "false") boolean channels,
      Model model) {
    count(model, expression);
    if (channels && model.containsAttribute("counted")) {
      model.addAttribute("reachable", segments.reachable(expression));
    }
    return "audience/segment :: count";
  }

  @PostMapping
  String save(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "") String expression,
      Principal who,
      Model model,
      RedirectAttributes next) {
    try {
      segments.save(name.strip(), expression, who.getName());
      Flash.done(next, "Saved: " + name.strip() + ".");
      return "redirect:/segments";
    } catch (SegmentRefused refused) {
      model.addAttribute("refused", Refusal.of(expression, refused));
      return editor(model, segments.find(name.strip()).isEmpty(), name, expression);
    }
  }

  @PostMapping("/delete")
  String delete(@RequestParam String name, RedirectAttributes next) {
    segments.delete(name);
    Flash.done(next, "Deleted: " + name + ".");
    return "redirect:/segments";
  }

  private void count(Model model, String expression) {
    if (expression.isBlank()) {
      return;
    }
    try {
      model.addAttribute("counted", segments.preview(expression));
    } catch (SegmentRefused refused) {
      model.addAttribute("refused", Refusal.of(expression, refused));
    }
  }

  private String editor(Model model, boolean fresh, String name, String expression) {
    model.addAttribute("fresh", fresh);
    model.addAttribute("heading", fresh ? "New segment" : name);
    model.addAttribute("name", name);
    model.addAttribute("expression", expression);
    model.addAttribute("attributes", attributes.all());
    return "audience/segment";
  }
}
