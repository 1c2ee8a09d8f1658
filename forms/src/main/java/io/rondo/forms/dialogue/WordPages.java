package io.rondo.forms.dialogue;

import io.rondo.forms.layout.Flash;
import io.rondo.workers.response.Gist;
import io.rondo.workers.response.Topic;
import io.rondo.workers.response.Word;
import io.rondo.workers.response.WordRefused;
import io.rondo.workers.response.Words;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The word list by which messages are read, and a place to try it. */
@Controller
@RequestMapping("/words")
class WordPages {

  private final Words words;

  WordPages(Words words) {
    this.words = words;
  }

  @GetMapping
  String page(
      @RequestParam(defaultValue = "en") String language,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam(defaultValue = "") String q,
      Model model) {
    return page(model, language, topic, q);
  }

  /** What the list makes of a text; nothing is kept. */
  @PostMapping("/try")
  String read(@RequestParam String text, Model model) {
    Gist gist = words.read(text, null);
    model.addAttribute("text", text);
    model.addAttribute("gist", gist);
    model.addAttribute("about", Topic.of(gist.topic()).map(Topic::title).orElse(null));
    return page(model, gist.language() == null ? "en" : gist.language(), "", "");
  }

  @PostMapping
  String put(
      @RequestParam String language,
      @RequestParam String word,
      @RequestParam(defaultValue = "") String topic,
      @RequestParam int sentiment,
      Principal who,
      RedirectAttributes next) {
    try {
      words.put(new Word(language, word, Topic.of(topic).orElse(null), sentiment), who.getName());
      Flash.done(next, "Kept: \"" + word.strip() + "\" counts from now on.");
    } catch (WordRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return back(language, next);
  }

  @PostMapping("/remove")
  String remove(
      @RequestParam String language,
      @RequestParam String word,
      Principal who,
      RedirectAttributes next) {
    try {
      words.remove(language, word, who.getName());
      Flash.done(next, "Removed: \"" + word + "\" no longer counts.");
    } catch (WordRefused refused) {
      Flash.refused(next, refused.getMessage());
    }
    return back(language, next);
  }

  private static String back(String language, RedirectAttributes next) {
    next.addAttribute("language", language);
    return "redirect:/words";
  }

  private String page(Model model, String language, String topic, String q) {
    String part = q.strip().toLowerCase(Locale.ROOT);
    List<Word> shown =
        words.all().stream()
            .filter(word -> word.language().equals(language))
            .filter(
                word ->
                    topic.isEmpty() || (word.topic() != null && word.topic().text().equals(topic)))
            .filter(word -> word.word().contains(part))
            .toList();
    model.addAttribute("list", shown);
    model.addAttribute("languages", words.languages());
    model.addAttribute("topics", Topic.values());
    model.addAttribute("language", language);
    model.addAttribute("topic", topic);
    model.addAttribute("q", q);
    return "dialogue/words";
  }
}
