package io.rondo.forms.content;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.content.ContentKind;
import io.rondo.workers.content.ContentRefused;
import io.rondo.workers.content.ContentVersion;
import io.rondo.workers.content.Contents;
import io.rondo.workers.delivery.Seeds;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The list of contents and the editor. */
@Controller
class ContentPages {

  private final Contents contents;
  private final Seeds seeds;

  ContentPages(Contents contents, Seeds seeds) {
    this.contents = contents;
    this.seeds = seeds;
  }

  @GetMapping("/contents")
  String list(Model model) {
    model.addAttribute("contents", contents.latestOfAll());
    model.addAttribute("kinds", ContentKind.values());
    model.addAttribute("seeds", seeds.all());
    return "content/contents";
  }

  @GetMapping("/contents/new")
  String fresh(@RequestParam(defaultValue = "email") String kind, Model model) {
    ContentKind made = ContentKind.of(kind).orElseThrow(PageNotFound::new);
    model.addAttribute("form", ContentForm.of(FirstDraft.of(made)));
    return editor(model, List.of());
  }

  @GetMapping("/contents/{name}")
  String edit(@PathVariable String name, Model model) {
    ContentVersion latest = contents.latest(name).orElseThrow(PageNotFound::new);
    model.addAttribute("form", ContentForm.of(latest.draft()));
    return editor(model, contents.versions(name));
  }

  @PostMapping("/contents")
  String save(
      @ModelAttribute("form") ContentForm form,
      Principal who,
      Model model,
      RedirectAttributes next) {
    try {
      ContentVersion saved = contents.save(form.draft(), who.getName());
      Flash.done(next, "Saved as version " + saved.version() + " of " + saved.name() + ".");
      next.addAttribute("name", saved.name());
      return "redirect:/contents/{name}";
    } catch (ContentRefused refused) {
      model.addAttribute("problems", refused.problems());
      String name = form.draft().name();
      return editor(model, name.isEmpty() ? List.of() : contents.versions(name));
    }
  }

  /** The picture of what is being written, or what is wrong with it. */
  @PostMapping("/contents/preview")
  String preview(@ModelAttribute("form") ContentForm form, Model model) {
    try {
      model.addAttribute("mail", contents.preview(form.draft(), Map.of()));
    } catch (ContentRefused refused) {
      model.addAttribute("problems", refused.problems());
    }
    return "content/content :: preview";
  }

  private static String editor(Model model, List<ContentVersion> versions) {
    model.addAttribute("versions", versions);
    model.addAttribute("heading", versions.isEmpty() ? "New content" : versions.get(0).name());
    return "content/content";
  }
}
