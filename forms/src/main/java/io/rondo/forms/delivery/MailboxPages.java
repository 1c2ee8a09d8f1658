package io.rondo.forms.delivery;

import io.rondo.forms.layout.Flash;
import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.delivery.DemoMailbox;
import io.rondo.workers.delivery.DemoReplies;
import io.rondo.workers.delivery.DemoReplies.Kind;
import io.rondo.workers.delivery.MailView;
import java.util.Locale;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Shows what was mailed into the demo mailbox. */
@Controller
class MailboxPages {

  private static final int SHOWN = 100;

  private static final Map<String, String> DONE =
      Map.of(
          "reply", "The reply came in. It is part of this customer's conversation now.",
          "away", "The automatic reply came in. It starts nothing.",
          "spam", "The complaint came in: this address gets no more marketing.",
          "gone", "The report came in: no further e-mail goes to this address.",
          "full", "The report came in: after five campaigns in a row the address is given up.",
          "refused", "The report came in: the campaign waits for this domain, see its page.");

  private final ObjectProvider<DemoMailbox> mailbox;
  private final ObjectProvider<DemoReplies> replies;

  MailboxPages(ObjectProvider<DemoMailbox> mailbox, ObjectProvider<DemoReplies> replies) {
    this.mailbox = mailbox;
    this.replies = replies;
  }

  @GetMapping("/mailbox")
  String list(@RequestParam(defaultValue = "") String q, Model model) {
    fill(q, model);
    return "delivery/mailbox";
  }

  /** The list alone, while mails come in or somebody types. */
  @GetMapping("/mailbox/latest")
  String latest(@RequestParam(defaultValue = "") String q, Model model) {
    fill(q, model);
    return "delivery/mailbox :: list";
  }

  @GetMapping("/mailbox/{id}")
  String mail(@PathVariable String id, Model model) {
    model.addAttribute("mail", find(id));
    return "delivery/mail";
  }

  @GetMapping("/mailbox/{id}/html")
  ResponseEntity<String> html(@PathVariable String id) {
    MailView mail = find(id);
    return mail.html() == null || mail.html().isBlank()
        ? MailFrame.ofText(mail.text() == null ? "" : mail.text())
        : MailFrame.of(mail.html());
  }

  /** Acts as the person who got the mail, or as the server of their address. */
  @PostMapping("/mailbox/{id}/back")
  String back(
      @PathVariable String id,
      @RequestParam String kind,
      @RequestParam(defaultValue = "") String text,
      RedirectAttributes next) {
    MailView mail = find(id);
    next.addAttribute("id", mail.id());
    try {
      replies.getObject().send(id, Kind.valueOf(kind.toUpperCase(Locale.ROOT)), text);
      Flash.done(next, DONE.get(kind));
    } catch (IllegalArgumentException e) {
      Flash.refused(next, DONE.containsKey(kind) ? e.getMessage() : "Nobody sends this back.");
    }
    return "redirect:/mailbox/{id}";
  }

  private void fill(String q, Model model) {
    DemoMailbox box = mailbox.getIfAvailable();
    boolean on = box != null && box.isOn();
    model.addAttribute("on", on);
    model.addAttribute("q", q);
    model.addAttribute("count", on ? box.count() : 0);
    model.addAttribute("mails", on ? box.latest(SHOWN, q) : java.util.List.of());
  }

  private MailView find(String id) {
    DemoMailbox box = mailbox.getIfAvailable();
    if (box == null) {
      throw new PageNotFound();
    }
    return box.find(id).orElseThrow(PageNotFound::new);
  }
}
