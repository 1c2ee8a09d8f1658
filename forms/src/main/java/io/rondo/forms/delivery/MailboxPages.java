package io.rondo.forms.delivery;

import io.rondo.forms.layout.PageNotFound;
import io.rondo.workers.delivery.DemoMailbox;
import io.rondo.workers.delivery.MailView;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Shows what was mailed into the demo mailbox. */
@Controller
class MailboxPages {

  private static final int SHOWN = 100;

  private final ObjectProvider<DemoMailbox> mailbox;

  MailboxPages(ObjectProvider<DemoMailbox> mailbox) {
    this.mailbox = mailbox;
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
    return MailFrame.of(mail.html() == null ? "" : mail.html());
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
