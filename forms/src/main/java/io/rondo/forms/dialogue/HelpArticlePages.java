package io.rondo.forms.dialogue;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.dialogue.HelpArticle;
import io.rondo.workers.dialogue.HelpArticleRefused;
import io.rondo.workers.dialogue.HelpArticles;
import io.rondo.workers.response.Topic;
import java.security.Principal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What helps customers themselves: the list, and the editor. */
@Controller
@RequestMapping("/help-articles")
class HelpArticlePages {

  private final HelpArticles articles;

  HelpArticlePages(HelpArticles articles) {
    this.articles = articles;
  }

  @GetMapping
  String list(Model model) {
    model.addAttribute("articles", articles.all());
    return "dialogue/help-articles";
  }

  @GetMapping("/new")
  String fresh(Model model) {
    return editor(
        model,
        new HelpArticle(
            "",
            "en",
            "",
            "What to do:\n\n1. First this.\n2. Then that.\n",
            null,
            10,
            true,
            null,
            null));
  }

  @GetMapping("/{code}/{language}")
  String edit(@PathVariable String code, @PathVariable String language, Model model) {
    return editor(model, articles.find(code, language).orElseThrow(PageNotFound::new));
  }

  @PostMapping
  String save(
      @RequestParam String code,
      @RequestParam String language,
      @RequestParam String title,
      @RequestParam String body,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(defaultValue = "10") int place,
      @RequestParam(defaultValue = "false") boolean published,
      Principal who,
      Model model,
      RedirectAttributes next) {
    HelpArticle article =
        new HelpArticle(
            code.strip(),
            language.strip(),
            title.strip(),
            body,
            Topic.of(topic).orElse(null),
            place,
            published,
            null,
            null);
    try {
      articles.save(article, who.getName());
    } catch (HelpArticleRefused refused) {
      model.addAttribute("problems", refused.problems());
      return editor(model, article);
    }
    Flash.done(next, published ? "Kept: customers see it now." : "Kept as a draft.");
    next.addAttribute("code", article.code());
    next.addAttribute("language", article.language());
    return "redirect:/help-articles/{code}/{language}";
  }

  @PostMapping("/{code}/{language}/delete")
  String delete(@PathVariable String code, @PathVariable String language, RedirectAttributes next) {
    if (!articles.delete(code, language)) {
      throw new PageNotFound();
    }
    Flash.done(next, "Deleted.");
    return "redirect:/help-articles";
  }

  private static String editor(Model model, HelpArticle article) {
    model.addAttribute("article", article);
    model.addAttribute("heading", article.title().isEmpty() ? "New article" : article.title());
    model.addAttribute("topics", Topic.values());
    return "dialogue/help-article";
  }
}
